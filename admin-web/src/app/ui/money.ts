import { Pipe, type PipeTransform } from '@angular/core';
import { currencyDecimals, smallestStepMinor } from '@smartmedconnect/sdk';
import { formatLocale } from './language.ts';

/** An amount in minor units (paise, cents; whole yen) with its ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** An amount as the reader writes it, with the decimals of its currency. */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform(money: Money): string {
    return moneyWords(money);
  }
}

export function moneyWords({ amountMinor, currency }: Money, locale = formatLocale): string {
  return formatOf(currency, locale).format(amountMinor / 10 ** currencyDecimals(currency));
}

/** As it stands in a file and in a field: `50000` INR as `500.00`. */
export function typedMoney({ amountMinor, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const digits = String(amountMinor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * The way back, without ever touching binary fractions: `100.5` and `100,50` INR are 10050. Undefined for what is no
 * amount, or one with more decimals than the currency has.
 */
export function amountMinorOf(text: string, currency: string): number | undefined {
  const decimals = currencyDecimals(currency);
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (parts === null) return undefined;
  const [, whole = '', fraction = ''] = parts;
  return fraction.length > decimals ? undefined : Number(whole + fraction.padEnd(decimals, '0'));
}

/** Why a card cannot move an amount, in words; undefined: it can. */
export function stepFault({ amountMinor, currency }: Money): string | undefined {
  const step = smallestStepMinor(currency);
  return amountMinor % step === 0
    ? undefined
    : $localize`Cards settle ${currency}:currency: in steps of ${step}:step: minor units.`;
}

/** With the decimals that are counted, though many currencies are commonly written without, and by each browser otherwise. */
function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
