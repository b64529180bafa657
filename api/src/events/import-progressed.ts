import type { ImportEventPayload } from './import-event.ts';

/** A batch of a run is in. Written by the statement that counts it. */
export interface ImportProgressed {
  type: 'import.progressed';
  payload: ImportEventPayload;
}
