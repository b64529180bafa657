import type { RefundEventPayload } from './refund-event.ts';

/** The money could not be returned after all attempts: somebody has to look. */
export interface RefundFailed {
  type: 'refund.failed';
  payload: RefundEventPayload;
}
