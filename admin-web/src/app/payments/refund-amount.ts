import { amountMinorOf, moneyWords, stepFault, typedMoney, type Money } from '../ui/money.ts';

/** The amount a person typed, in minor units, or why it cannot be returned. */
export type TypedAmount = { readonly amountMinor: number } | { readonly fault: string };

/** What is typed is bound to what is left. */
export function refundAmount(text: string, left: Money): TypedAmount {
  const amountMinor = amountMinorOf(text, left.currency);
  if (amountMinor === undefined)
    return { fault: $localize`Enter an amount such as ${typedMoney(left)}:amount:.` };
  if (amountMinor === 0) return { fault: $localize`Enter more than nothing.` };
  if (amountMinor > left.amountMinor)
    return { fault: $localize`No more than ${moneyWords(left)}:amount: is left.` };
  const fault = stepFault({ amountMinor, currency: left.currency });
  return fault === undefined ? { amountMinor } : { fault };
}
