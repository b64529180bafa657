import type { DisputeEventPayload } from './dispute-event.ts';

/** An admin has taken a dispute up, or it went to another admin. */
export interface DisputeAssigned {
  type: 'dispute.assigned';
  payload: DisputeEventPayload;
}
