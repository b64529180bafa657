import type { RefundMoneyPayload } from './refund-event.ts';

/** Money is owed back: the queue carries it to Stripe, or a desk hands it out. */
export interface RefundRequested {
  type: 'refund.requested';
  payload: RefundMoneyPayload;
}
