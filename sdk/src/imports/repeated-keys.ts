import type { Mapping } from './mapping.ts';
import { refusedRow, type ImportRow, type PassedOver } from './rows.ts';

/** Judges rows whose external id came before in the same pass, by the mapping's `repeat`. */
export class RepeatedKeys {
  readonly #rule: Exclude<Mapping['repeat'], 'send'>;
  /** Of each key: the line it first stood on and, when it matters, what the row said. */
  readonly #first = new Map<string, { line: number; said: string }>();

  constructor(rule: Exclude<Mapping['repeat'], 'send'>) {
    this.#rule = rule;
  }

  judge(row: ImportRow): ImportRow | PassedOver {
    const key = row.externalId;
    if (key === null) return row;
    const first = this.#first.get(key);
    const said = this.#rule === 'same' ? JSON.stringify({ ...row, line: 0 }) : '';
    if (first === undefined) {
      this.#first.set(key, { line: row.line, said });
      return row;
    }
    if (this.#rule === 'first' || (this.#rule === 'same' && first.said === said)) {
      return { passedOver: 'repeats an earlier row' };
    }
    const differs = this.#rule === 'same' ? ' and says something else' : '';
    const message = `The same external_id stands on line ${first.line}${differs}. Only the first is taken.`;
    return refusedRow(row, [{ field: 'externalId', code: 'repeated', message, value: key }]);
  }
}
