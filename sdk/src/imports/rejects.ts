import { quotedCell } from '../csv/csv-cell.ts';
import { columnOfField, rejectColumns, type ImportKind } from './columns.ts';
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

  constructor(kind: ImportKind, header: readonly string[]) {
    this.#kind = kind;
    this.#own = header.flatMap((name, i) => (isRejectColumn(name) ? [] : [i]));
    this.headerLine = csvLine([...this.#own.map((i) => header[i] ?? ''), ...rejectColumns]);
  }

  lineOf({ line, errors }: RowResult, { cells }: SourceRecord): string {
    const fields = errors.map((fault) => columnOfField(this.#kind, fault.field)).join(' | ');
    const codes = errors.map((fault) => fault.code).join(' | ');
    const messages = errors.map((fault) => fault.message).join(' | ');
    return csvLine([...this.#own.map((i) => cells[i] ?? ''), String(line), fields, codes, messages]);
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
