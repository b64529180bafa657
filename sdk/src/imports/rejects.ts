import { quotedCell } from '../csv/csv-cell.ts';
import { faultInColumns, rejectColumns, type ImportKind } from './columns.ts';
import type { RowResult } from './import-api.ts';
import { raggedCode, type SourceRecord } from './source.ts';

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

  lineOf({ line, errors }: RowResult, { cells, fault }: SourceRecord): string {
    const faults = errors.map((fault) => faultInColumns(this.#kind, fault));
    const reasons = [
      faults.map(({ field }) => field),
      faults.map(({ code }) => code),
      faults.map(({ message }) => message),
    ].map((words) => words.join(' | '));
    if (fault?.code === raggedCode && cells.length < this.#width) {
      return csvLine([...this.#standing(cells), shortLine(line), ...reasons]);
    }
    const own = this.#own.map((i) => cells[i] ?? '');
    return csvLine([...own, String(line), ...reasons, ...this.#surplus(cells)]);
  }

  /**
   * The cells of a row that has too few: nobody knows which is missing, so none is put in its place. The reasons move up, and the row is
   * refused again until the cell stands where it is missing, which moves them back.
   */
  #standing(cells: readonly string[]): readonly string[] {
    const isSentAgain = isShortLine(cells.at(-rejectColumns.length));
    const width = isSentAgain ? cells.length - rejectColumns.length : cells.length;
    return this.#own.filter((i) => i < width).map((i) => cells[i] ?? '');
  }

  /** Cells that no column has stand behind all others: none is lost, and a row that is sent again as it was is refused again. */
  #surplus(cells: readonly string[]): readonly string[] {
    const surplus = cells.slice(this.#width);
    return surplus.some((cell) => cell.trim() !== '') ? surplus : [];
  }
}

/** In words: a spreadsheet that fills the row up would have a number stand for a fee or a capacity. */
function shortLine(line: number): string {
  return `line ${line}`;
}

function isShortLine(cell: string | undefined): boolean {
  return cell !== undefined && /^line \d+$/.test(cell);
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
