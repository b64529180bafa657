import type { DifferenceKind } from './difference-kinds.ts';

/** A refund as our row has it; the amount as Stripe counts it. */
export interface OurRefund {
  status: 'pending' | 'succeeded' | 'failed';
  /** How many attempts at it have failed. */
  attempts: number;
  stripeRefundId: string | null;
  stripeAmount: number;
}

/** The same as Stripe has it. */
export interface TheirRefund {
  id: string;
  status: string | null;
  /** Which attempt of ours it was; null when it was made by hand. */
  attempt: number | null;
  stripeAmount: number;
}

/** In what a refund of a payment of ours and our row of it disagree; nothing when both say the same. */
export function refundDifferences(ours: OurRefund | undefined, theirs: TheirRefund): DifferenceKind[] {
  const end = endOf(theirs.status);
  if (!ours) {
    return end === 'failed' ? [] : ['refund_unknown'];
  }
  const known = ours.stripeRefundId === theirs.id;
  if (!known && end === 'failed' && theirs.attempt !== null && theirs.attempt <= ours.attempts) {
    return [];
  }
  if (ours.stripeRefundId !== null && !known) {
    // An attempt that failed was followed by another; two that went through are one too many.
    return end === 'failed' ? [] : ['refund_duplicate'];
  }
  const found: (DifferenceKind | false)[] = [
    (!known || ours.status !== end) && 'refund_behind',
    ours.stripeAmount !== theirs.stripeAmount && 'refund_amount_differs',
  ];
  return found.filter((kind) => kind !== false);
}

/** Stripe's words for where a refund stands, in ours. */
function endOf(status: string | null): OurRefund['status'] {
  switch (status) {
    case 'succeeded':
      return 'succeeded';
    case 'failed':
    case 'canceled':
      return 'failed';
    default:
      return 'pending';
  }
}
