import type { ImportEventPayload } from './import-event.ts';

/** A file is on its way in. */
export interface ImportStarted {
  type: 'import.started';
  payload: ImportEventPayload;
}
