import { quotedCell } from '../csv/csv-cell.ts';
import { faultInColumns, rejectColumns, type ImportKind } from './columns.ts';
import type { RowResult } from './import-api.ts';
import type { SourceRecord } from './source.ts';

/**
 * The lines of a rejects file: the refused rows, cell for cell as they came, with line, field, code and message behind, to be corrected and
 * sent again. A rejects file that is sent again and refused again has these columns once.
 */
export class RejectsTable {
  readonly headerLine: string;
  readonly #kind: ImportKind;
  readonly #own: readonly number[];
  readonly #width: number;

  constructor(kind: ImportKind, header: readonly string[]) {
    this.#kind = kind;
    this.#width = header.length;
    this.#own = header.flatMap((name, i) => (isRejectColumn(name) ? [] : [i]));
    this.headerLine = csvLine([...this.#own.map((i) => header[i] ?? ''), ...rejectColumns]);
  }

  lineOf({ line, errors }: RowResult, { cells }: SourceRecord): string {
    const faults = errors.map((fault) => faultInColumns(this.#kind, fault));
    const reasons = [
      faults.map(({ field }) => field),
      faults.map(({ code }) => code),
      faults.map(({ message }) => message),
    ].map((words) => words.join(' | '));
    const own = this.#own.map((i) => cells[i] ?? '');
    return csvLine([...own, String(line), ...reasons, ...this.#surplus(cells)]);
  }

  /** Cells that no column has stand behind all others: none is lost, and a row that is sent again as it was is refused again. */
  #surplus(cells: readonly string[]): readonly string[] {
    const surplus = cells.slice(this.#width);
    return surplus.some((cell) => cell.trim() !== '') ? surplus : [];
  }
}

/** The columns of a file without those a rejects file adds to them. */
export function withoutRejectColumns(header: readonly string[]): string[] {
  return header.filter((name) => !isRejectColumn(name));
}

function isRejectColumn(name: string): boolean {
  return (rejectColumns as readonly string[]).includes(name.trim().toLowerCase());
}

/** Nothing is put before a cell that looks like a formula: what comes back must be what came, cell for cell. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map(quotedCell).join(',')}\n`;
}
