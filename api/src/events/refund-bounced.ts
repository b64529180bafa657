import type { RefundMoneyPayload } from './refund-event.ts';

/** The bank has sent back money that had left: it is owed again. */
export interface RefundBounced {
  type: 'refund.bounced';
  payload: RefundMoneyPayload;
}
