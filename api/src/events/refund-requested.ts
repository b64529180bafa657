import type { RefundEventPayload } from './refund-event.ts';

/** Money is owed back; the queue carries it to Stripe. */
export interface RefundRequested {
  type: 'refund.requested';
  payload: RefundEventPayload;
}
