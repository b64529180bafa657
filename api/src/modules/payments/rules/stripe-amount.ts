import { currencyDecimals } from '../../../values/currency-decimals.ts';
import type { Money } from '../../../values/money.ts';

/** Where Stripe counts in another unit than ISO 4217 (https://docs.stripe.com/currencies#special-cases). */
const stripeDigits = new Map([
  ['ISK', 2],
  ['UGX', 2],
  ['MGA', 0],
]);

/**
 * An amount of ours, in ISO 4217 minor units, as Stripe counts it.
 *
 * @throws {RangeError} when Stripe's unit is larger than ours and the amount is no whole number of it
 */
export function stripeAmount({ amountMinor, currency }: Money): number {
  const amount = scaled(amountMinor, shiftOf(currency));
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`${amountMinor} minor units of ${currency} are no whole amount at Stripe`);
  }
  return amount;
}

/** What Stripe counts, in our minor units. */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  return { amountMinor: scaled(amount, -shiftOf(code)), currency: code };
}

function shiftOf(currency: string): number {
  const ours = currencyDecimals(currency);
  return (stripeDigits.get(currency) ?? ours) - ours;
}

/** Divided rather than multiplied by a fraction, which would not be exact. */
function scaled(amount: number, shift: number): number {
  return shift < 0 ? amount / 10 ** -shift : amount * 10 ** shift;
}
