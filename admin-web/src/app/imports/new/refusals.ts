import { faultInColumns, type ImportKind, type RowFault, type RowResult } from '@smartmedconnect/sdk/imports';

/** One row that was refused for the reason of its group. */
export interface RefusedRow {
  readonly line: number;
  readonly externalId: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** The rows that were refused for one reason: the same code for the same column. */
export interface RefusalGroup {
  readonly column: string;
  readonly code: string;
  /** Of the first of its rows; others may name other values. */
  readonly message: string;
  readonly count: number;
  /** The first of them, as many as are looked at. */
  readonly rows: readonly RefusedRow[];
}

/** More of one kind are not read by anybody; all of them are in the rejects file. */
export const shownRows = 20;

/** Refused rows by their reasons, the most frequent first. A row with two faults stands in two groups. */
export class Refusals {
  readonly #kind: ImportKind;
  readonly #groups = new Map<
    string,
    { column: string; code: string; message: string; count: number; rows: RefusedRow[] }
  >();

  constructor(kind: ImportKind) {
    this.#kind = kind;
  }

  add({ line, externalId, action, errors }: RowResult): void {
    if (action !== 'rejected') return;
    for (const error of errors) {
      const fault = faultInColumns(this.#kind, error);
      const group = this.#groupOf(fault);
      group.count++;
      const { value, message } = fault;
      if (group.rows.length < shownRows) group.rows.push({ line, externalId, value, message });
    }
  }

  groups(): RefusalGroup[] {
    const groups = [...this.#groups.values()].map((group) => ({ ...group, rows: [...group.rows] }));
    return groups.sort((one, other) => other.count - one.count);
  }

  #groupOf({ field: column, code, message }: RowFault) {
    const key = `${column} ${code}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = { column, code, message, count: 0, rows: [] };
    this.#groups.set(key, group);
    return group;
  }
}
