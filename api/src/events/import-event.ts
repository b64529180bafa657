/** What every event about an import tells: the run, whose it is, and how far it has come; never a row. */
export interface ImportEventPayload extends Record<string, unknown> {
  importId: string;
  hospitalId: string;
  status: 'running' | 'completed' | 'abandoned';
  totalRows: number;
  /** Rows that are in, whatever became of them. */
  doneRows: number;
  rejectedRows: number;
  version: number;
}
