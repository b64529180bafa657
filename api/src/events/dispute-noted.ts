import type { DisputeEventPayload } from './dispute-event.ts';

/** An admin has kept a note that admins alone may read. */
export interface DisputeNoted {
  type: 'dispute.noted';
  payload: DisputeEventPayload;
}
