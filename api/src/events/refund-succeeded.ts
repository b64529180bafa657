import type { RefundMoneyPayload } from './refund-event.ts';

/** The money is on its way to the patient. */
export interface RefundSucceeded {
  type: 'refund.succeeded';
  payload: RefundMoneyPayload;
}
