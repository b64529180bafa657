import type { DisputeEventPayload } from './dispute-event.ts';

/** A patient complains about a visit or its money; the hospital is to answer. */
export interface DisputeOpened {
  type: 'dispute.opened';
  payload: DisputeEventPayload & { dueAt: string };
}
