import type { RowFault } from './faults.ts';

/** The code of the fault of a row that has not as many cells as the header. */
export const raggedCode = 'ragged';

/** One data line of a file: its cells as they stood there, in the order of the header. */
export interface SourceRecord {
  /** The line of the file on which the record begins; 1 is the first line of the file. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Set by a reader that could not take the line (a ragged row, a line that is no JSON). The cells are then what could be read. */
  readonly fault?: RowFault;
  /** Set by a reader for a line that is no row of the import and no fault either; says why, for the count. */
  readonly passedOver?: string;
}

/**
 * Rows with a header, whatever they came from. `records()` is called more than once and begins anew each time with the same
 * records: once to count and fingerprint, once to send.
 */
export interface Source {
  readonly header: readonly string[];
  records(): AsyncIterable<SourceRecord>;
  /**
   * A short cut for a source that can count its records without reading them: how many are not blank (no reader's `passedOver` among them) and a digest
   * of all of them. Undefined when it cannot say after all.
   */
  digest?(): Promise<{ rows: number; digest: string } | undefined>;
}

/** A record without a single word in it: spreadsheets leave such lines behind, and they are no rows. */
export function isBlank(record: SourceRecord): boolean {
  for (const cell of record.cells) if (cell !== '' && cell.trim() !== '') return false;
  return record.fault === undefined;
}
