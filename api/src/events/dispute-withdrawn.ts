import type { DisputeEventPayload } from './dispute-event.ts';

/** The patient no longer complains. */
export interface DisputeWithdrawn {
  type: 'dispute.withdrawn';
  payload: DisputeEventPayload;
}
