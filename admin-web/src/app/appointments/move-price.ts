import { smallestStepMinor } from '@smartmedconnect/sdk';
import type { Money } from '../ui/money.ts';

/** What moving a visit to a time with another fee does with the money, as far as it can be told before. */
export type MovePrice =
  | { readonly kind: 'same' }
  | { readonly kind: 'returned' | 'due_online' | 'due_at_desk'; readonly difference: Money }
  /** Something was returned before: how that counts is the server's to say. */
  | { readonly kind: 'told_after'; readonly fee: Money };

interface Moved {
  readonly fee: Money;
  readonly money: { readonly paid: Money; readonly refunded: Money };
}

interface Target {
  readonly fee: Money;
  readonly payment: 'online' | 'at_visit';
}

/** By the rule of the server: what was paid too much goes back, in steps a card can move; what is missing is paid online or at the desk. */
export function movePrice({ fee: agreed, money }: Moved, { fee, payment }: Target): MovePrice {
  const { currency } = fee;
  const paid = money.paid.amountMinor;
  if (money.refunded.amountMinor > 0) return { kind: 'told_after', fee };
  const step = smallestStepMinor(currency);
  const overpaid = Math.min(Math.ceil((paid - fee.amountMinor) / step) * step, paid);
  if (overpaid > 0) return { kind: 'returned', difference: { amountMinor: overpaid, currency } };
  const missing = fee.amountMinor - paid;
  if (missing > 0 && payment === 'online')
    return { kind: 'due_online', difference: { amountMinor: missing, currency } };
  // What was due at the desk before is no news.
  return missing > 0 && fee.amountMinor !== agreed.amountMinor
    ? { kind: 'due_at_desk', difference: { amountMinor: missing, currency } }
    : { kind: 'same' };
}
