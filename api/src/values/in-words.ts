import { currencyDecimals } from './currency-decimals.ts';
import type { Money } from './money.ts';

/** The languages people are written to in; the first one where they speak none of the others. */
export const languages = ['en', 'hi', 'ar'] as const;
export type Language = (typeof languages)[number];

/** How numbers and dates are written: in a language, as it is written where the reader lives. */
export interface Wording {
  language: Language;
  locale: string;
}

/** The wish of this one time, else the reader's own language, else English; the region is always the reader's. */
export function wordingOf(accountLocale: string | null, wished?: Language): Wording {
  const own = accountLocale === null ? undefined : new Intl.Locale(accountLocale);
  const spoken = languages.find((known) => known === own?.language);
  const language = wished ?? spoken ?? languages[0];
  // Neither calendars nor numerals of an extension: receipts and mails are dated as offices date.
  return { language, locale: own?.region === undefined ? language : `${language}-${own.region}` };
}

/** In the zone that goes with it, named; by the calendar the whole world keeps its books by. */
export function instantInWords(instant: Date, timeZone: string, { locale }: Wording): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant);
}

/** With as many decimals as the currency has: none of yen, three of Kuwaiti dinars. */
export function moneyInWords({ amountMinor, currency }: Money, { locale }: Wording): string {
  const decimals = currencyDecimals(currency);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const style = { style: 'currency', currency, ...digits } as const;
  const format = new Intl.NumberFormat(locale, style);
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? '';
  const written = writable.test(symbol)
    ? format
    : new Intl.NumberFormat(locale, { ...style, currencyDisplay: 'code' });
  return written.format(major(amountMinor, decimals));
}

/** Signs of currencies that the fonts of a receipt have, as every screen has; others are written as the code. */
const writable = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Devanagari}.$€£¥₹\u00a0\u200e\u200f]+$/u;

/** Exact: an amount is never a binary fraction. */
function major(amountMinor: number, digits: number): Intl.StringNumericLiteral {
  const sign = amountMinor < 0 ? '-' : '';
  const minor = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = minor.slice(0, minor.length - digits);
  const fraction = digits === 0 ? '' : `.${minor.slice(-digits)}`;
  return `${sign}${whole}${fraction}` as Intl.StringNumericLiteral;
}

export function countryInWords(code: string, { locale }: Wording): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
