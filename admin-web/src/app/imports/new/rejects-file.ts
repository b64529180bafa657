import {
  RejectsTable,
  type ImportKind,
  type RowResult,
  type SourceRecord,
} from '@smartmedconnect/sdk/imports';

/** Lines of a text as many as are put away at once. */
const linesInPiece = 1000;

/**
 * The rejects file in the making: what `smc … import --rejects` writes, byte for byte. Lines go into blobs, which browsers may keep on the disk.
 */
export class RejectsFile {
  readonly #table: RejectsTable;
  readonly #pieces: BlobPart[];
  #lines: string[] = [];
  #rows = 0;

  constructor(kind: ImportKind, header: readonly string[]) {
    this.#table = new RejectsTable(kind, header);
    this.#pieces = [this.#table.headerLine];
  }

  get rows(): number {
    return this.#rows;
  }

  add(result: RowResult, record: SourceRecord): void {
    if (result.action !== 'rejected') return;
    this.#rows++;
    this.#lines.push(this.#table.lineOf(result, record));
    if (this.#lines.length < linesInPiece) return;
    this.#pieces.push(new Blob(this.#lines));
    this.#lines = [];
  }

  blob(): Blob {
    return new Blob([...this.#pieces, ...this.#lines], { type: 'text/csv;charset=utf-8' });
  }
}

/** `doctors.csv` → `doctors.rejects.csv`; the rejects of rejects keep that name. */
export function rejectsName(fileName: string): string {
  const base = fileName.replace(/\.[^.]*$/, '').replace(/\.rejects$/, '');
  return `${base}.rejects.csv`;
}
