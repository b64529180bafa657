import type { DisputeEventPayload } from './dispute-event.ts';

/** A side has said something that the others may read, or handed in a file. Admins may ask a side to answer until then. */
export interface DisputeAnswered {
  type: 'dispute.answered';
  payload: DisputeEventPayload & {
    said: 'message' | 'file';
    side: 'patient' | 'hospital' | 'admin';
    asks?: 'patient' | 'hospital';
    dueAt?: string;
  };
}
