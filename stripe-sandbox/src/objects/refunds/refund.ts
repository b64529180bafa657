import type { Metadata } from '../../protocol/metadata.ts';
import { missingObject } from '../../protocol/refusal.ts';
import type { StripeObject } from '../../store/records.ts';
import type { Account } from '../account.ts';

export type RefundStatus = 'pending' | 'succeeded' | 'failed' | 'canceled';

/** Money on its way back to the card. */
export interface Refund extends StripeObject {
  object: 'refund';
  amount: number;
  balance_transaction: string | null;
  charge: string;
  currency: string;
  metadata: Metadata;
  payment_intent: string | null;
  reason: string | null;
  status: RefundStatus;
  transfer_reversal: string | null;
  failure_balance_transaction?: string;
  failure_reason?: string;
}

/** What may become of a refund. Even a succeeded one can fail: the bank finds days later that the card is gone. */
export const refundTransitions: Record<RefundStatus, readonly RefundStatus[]> = {
  pending: ['succeeded', 'failed', 'canceled'],
  succeeded: ['failed'],
  failed: [],
  canceled: [],
};

export function mayBecome(refund: Refund, status: RefundStatus): boolean {
  return refundTransitions[refund.status].includes(status);
}

export function findRefund(account: Account, id: string): Refund {
  const refund = account.records.find<Refund>('refund', id);
  if (!refund) throw missingObject('refund', id, 'id');
  return refund;
}
