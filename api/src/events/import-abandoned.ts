import type { ImportEventPayload } from './import-event.ts';

/** A run is given up that nobody will finish. */
export interface ImportAbandoned {
  type: 'import.abandoned';
  payload: ImportEventPayload;
}
