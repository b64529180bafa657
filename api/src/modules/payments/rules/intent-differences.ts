import type { DifferenceKind } from './difference-kinds.ts';

/** A payment as our row has it; amounts as Stripe counts them. */
export interface OurPayment {
  status: 'pending' | 'succeeded' | 'cancelled';
  intentId: string | null;
  stripeAmount: number;
  currency: string;
  stripeFee: number;
  destination: string | null;
}

/** The same as Stripe has it. */
export interface TheirIntent {
  id: string;
  status: string;
  stripeAmount: number;
  currency: string;
  stripeFee: number | null;
  destination: string | null;
  disputed: boolean;
}

/** In what one payment intent of ours and the payment it belongs to disagree; nothing when both say the same. */
export function intentDifferences(ours: OurPayment | undefined, theirs: TheirIntent): DifferenceKind[] {
  if (!ours) {
    // Cancelled there and unknown here is the end of something nobody has paid.
    return theirs.status === 'canceled' ? [] : ['intent_unknown'];
  }
  if (ours.intentId !== null && ours.intentId !== theirs.id) {
    return theirs.status === 'canceled' ? [] : ['intent_duplicate'];
  }
  const found: (DifferenceKind | false)[] = [
    ours.intentId === null && 'intent_unlinked',
    ours.intentId !== null && isBehind(ours.status, theirs.status) && 'payment_behind',
    ours.status === 'succeeded' && theirs.status !== 'succeeded' && 'payment_not_paid_there',
    (ours.stripeAmount !== theirs.stripeAmount || ours.currency !== theirs.currency) && 'amount_differs',
    goesElsewhere(ours, theirs) && 'destination_differs',
    theirs.disputed && 'disputed',
  ];
  return found.filter((kind) => kind !== false);
}

/** Stripe has come to an end we have not heard of, or still waits for what we have given up. */
function isBehind(ours: OurPayment['status'], theirs: string): boolean {
  if (ours === 'pending') {
    return theirs === 'succeeded' || theirs === 'canceled';
  }
  return ours === 'cancelled' && theirs !== 'canceled';
}

/** The fee is taken at Stripe only where the rest goes on to a hospital's own account. */
function goesElsewhere(ours: OurPayment, theirs: TheirIntent): boolean {
  if (ours.destination !== theirs.destination) {
    return true;
  }
  return ours.destination !== null && ours.stripeFee !== (theirs.stripeFee ?? 0);
}
