import { currencyDecimals } from '../money.ts';

/** The money of a cell in minor units, or why it is none. */
export type MinorUnits = { amountMinor: number } | { code: string; message: string };

/**
 * Converts a decimal in major units (`500.00`) to an integer in minor units without ever touching binary fractions.
 * The number of decimals of a currency is by ISO 4217: JPY 0, INR 2, KWD 3.
 */
export function toMinorUnits(text: string, currency: string | undefined): MinorUnits {
  if (currency === undefined) {
    return { code: 'currency_missing', message: 'A fee needs a currency: fill the column currency.' };
  }
  const exponent = currencyExponent(currency);
  if (exponent === undefined) {
    return { code: 'unknown_currency', message: `"${currency}" is not an ISO 4217 currency code.` };
  }
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) {
    return {
      code: 'not_an_amount',
      message:
        'Write the fee as a plain decimal without sign, thousands separator or currency symbol: 500.00.',
    };
  }
  const decimals = parts[2] ?? '';
  if (decimals.length > exponent) {
    return { code: 'too_many_decimals', message: `${currency} has ${decimalsInWords(exponent)}.` };
  }
  const amountMinor = Number(`${parts[1] ?? ''}${decimals.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(amountMinor)) return { code: 'not_an_amount', message: 'The fee is too large.' };
  return { amountMinor };
}

/** The way back: minor units as a cell says them, `50000` INR as `500.00`; undefined for a currency there is not. */
export function majorUnits(amountMinor: number, currency: string): string | undefined {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return undefined;
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** How many decimals a currency has, by ISO 4217; undefined when the run-time knows no such currency. */
export function currencyExponent(currency: string): number | undefined {
  return known().has(currency) ? currencyDecimals(currency) : undefined;
}

let currencies: ReadonlySet<string> | undefined;

function known(): ReadonlySet<string> {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies;
}

function decimalsInWords(exponent: number): string {
  if (exponent === 0) return 'no decimals';
  return exponent === 1 ? 'one decimal' : `${exponent} decimals`;
}
