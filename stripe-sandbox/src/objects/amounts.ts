import { invalid } from '../protocol/refusal.ts';
import { currencyList, isCurrency, maximumOf, minimumOf, stepOf, told } from './currencies.ts';

/** Reads a currency in either case; Stripe answers in lower case. */
export function readCurrency(text: string): string {
  const currency = text.toLowerCase();
  if (isCurrency(currency)) return currency;
  throw invalid(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${currencyList()}`,
    'currency',
  );
}

/** An amount that may be charged in a currency. */
export function checkChargeable(amount: number, currency: string): void {
  checkStep(amount, currency, 'amount');
  const [minimum, maximum] = [minimumOf(currency), maximumOf(currency)];
  if (amount < minimum) {
    throw invalid(`Amount must be at least ${told(minimum, currency)}`, 'amount', 'amount_too_small');
  }
  if (amount > maximum) {
    throw invalid(`Amount must be no more than ${told(maximum, currency)}`, 'amount', 'amount_too_large');
  }
}

export function checkStep(amount: number, currency: string, param: string): void {
  const step = stepOf(currency);
  if (amount % step === 0) return;
  const message = `Invalid amount: ${amount} in ${currency} must be a multiple of ${step}.`;
  throw invalid(message, param, 'parameter_invalid_integer');
}

/** What Stripe keeps of a card charge: 2.9 % and 30 minor units, never more than the charge. */
export function stripeFee(amount: number, currency: string): number {
  const step = stepOf(currency);
  const fee = Math.round((amount * 29) / 1_000 / step) * step + 30;
  return Math.min(fee, amount);
}
