import type { ImportEventPayload } from './import-event.ts';

/** All rows of a run have arrived, and it is closed. */
export interface ImportCompleted {
  type: 'import.completed';
  payload: ImportEventPayload;
}
