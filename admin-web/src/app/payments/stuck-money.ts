import type { components } from '@smartmedconnect/sdk';
import type { Tone } from '../ui/tag.ts';

export type StuckMoney = components['schemas']['StuckMoney'];
export type StuckKind = StuckMoney['kind'];

/** What wants somebody comes first, what may still mend itself last. */
export const stuckKinds: readonly StuckKind[] = [
  'refund_failed',
  'paid_without_visit',
  'disagreement',
  'refund_at_desk',
  'refund_overdue',
  'payment_overdue',
];

export const stuckLabels: Readonly<Record<StuckKind, string>> = {
  refund_failed: $localize`Refund failed`,
  paid_without_visit: $localize`Paid without a visit`,
  disagreement: $localize`The books differ`,
  refund_at_desk: $localize`Waits at the desk`,
  refund_overdue: $localize`Refund on its way for long`,
  payment_overdue: $localize`Payment neither made nor given up`,
};

export const stuckWords: Readonly<Record<StuckKind, string>> = {
  refund_failed: $localize`Every attempt to send it has failed. It is still owed.`,
  paid_without_visit: $localize`Paid for a time that is nobody’s. It does not go back by itself.`,
  disagreement: $localize`Our books and Stripe’s differ, and comparing them could not mend it.`,
  refund_at_desk: $localize`The desk has owed it for more than three days.`,
  refund_overdue: $localize`For more than an hour. It is tried by itself; look whether Stripe answers.`,
  payment_overdue: $localize`Begun more than an hour ago, longer than any time is held.`,
};

export const stuckTones: Readonly<Record<StuckKind, Tone>> = {
  refund_failed: 'bad',
  paid_without_visit: 'bad',
  disagreement: 'bad',
  refund_at_desk: 'busy',
  refund_overdue: 'busy',
  payment_overdue: 'busy',
};

/** Which one it is: what is stuck has no id of its own. */
export function stuckKey({ kind, refundId, paymentId, stripeId, since }: StuckMoney): string {
  return [kind, refundId ?? paymentId ?? stripeId ?? since].join(' ');
}
