import type { DisputeEventPayload } from './dispute-event.ts';

/** A side has let its time to answer pass; it is the admin's turn. */
export interface DisputeLapsed {
  type: 'dispute.lapsed';
  payload: DisputeEventPayload;
}
