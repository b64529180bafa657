import type { DisputeEventPayload } from './dispute-event.ts';

/** An admin has decided; what goes back is owed by the same transaction. */
export interface DisputeResolved {
  type: 'dispute.resolved';
  payload: DisputeEventPayload & { refundMinor: number | null; currency: string };
}
