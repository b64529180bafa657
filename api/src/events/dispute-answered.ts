import type { DisputeEventPayload } from './dispute-event.ts';

/** A side has said something that the others may read, or handed in a file. */
export interface DisputeAnswered {
  type: 'dispute.answered';
  payload: DisputeEventPayload;
}
