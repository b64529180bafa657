import type { ImportKind } from './columns.ts';
import type { RowFault } from './faults.ts';
import type { Mapping } from './mapping.ts';
import { refusedRow, type ImportRow, type PassedOver } from './rows.ts';
import { SeenKeys } from './seen-keys.ts';
import { writtenInstant } from './written-instant.ts';

/**
 * Judges rows that lay hands on what an earlier row of the same pass has: the external id by the mapping's `repeat`, and of slots the
 * doctor's start too. Batches are under way side by side, so two rows that reached the server in different ones would leave it to chance
 * which of them is in at the end: the first is taken, here, where the order of the file is known.
 */
export class RepeatedKeys {
  readonly #kind: ImportKind;
  readonly #rule: Mapping['repeat'];
  readonly #seen: SeenKeys;

  /** @param expectedRows how many rows will come, as far as is known */
  constructor(kind: ImportKind, rule: Mapping['repeat'], expectedRows = 0) {
    this.#kind = kind;
    this.#rule = rule;
    this.#seen = new SeenKeys(expectedRows * keysOfRow);
  }

  judge(row: ImportRow): ImportRow | PassedOver {
    const key = row.externalId;
    const first = key === null ? undefined : this.#seen.lineOf('id', key);
    if (key !== null && first !== undefined) {
      const verdict = this.#judgeRepeat(row, key, first);
      if (verdict !== undefined) return verdict;
    }
    const place = this.#kind === 'slots' ? placeOf(row) : undefined;
    const there = place && this.#seen.lineOf('place', ...place);
    if (there !== undefined) {
      const message = `The slot on line ${there} begins at the same time, of the same doctor. Only the first is taken.`;
      return refusedRow(row, [{ field: 'start', code: 'repeated', message, value: String(row['start']) }]);
    }
    if (place) this.#seen.add(row.line, 'place', ...place);
    if (key !== null) this.#remember(row, key);
    return row;
  }

  /** Undefined when the row may go on to the server all the same. */
  #judgeRepeat(row: ImportRow, key: string, first: number): ImportRow | PassedOver | undefined {
    const repeated = (differs: string): ImportRow => {
      const message = `The same external_id stands on line ${first}${differs}`;
      const fault: RowFault = { field: 'externalId', code: 'repeated', message, value: key };
      return refusedRow(row, [fault]);
    };
    if (this.#rule === 'first') return passedOver;
    if (this.#rule === 'same') {
      if (this.#seen.lineOf('said', key, inWords(row)) !== undefined) return passedOver;
      return repeated(' and says something else. Only the first is taken.');
    }
    if (this.#rule === 'refuse' || this.#kind === 'slots') return repeated('. Only the first is taken.');
    if (this.#addsVisitType(row, key)) return undefined;
    return repeated(
      '. A further row of a doctor may only add another visit type and say nothing new of the doctor.',
    );
  }

  #addsVisitType(row: ImportRow, key: string): boolean {
    const name = row['visitType'];
    if (typeof name !== 'string' || this.#seen.lineOf('visitType', key, name) !== undefined) return false;
    return saidOfDoctor(row).every(
      ([field, value]) => this.#seen.lineOf('field', key, field, value) !== undefined,
    );
  }

  #remember(row: ImportRow, key: string): void {
    const { line } = row;
    this.#seen.add(line, 'id', key);
    if (this.#rule === 'same') this.#seen.add(line, 'said', key, inWords(row));
    if (this.#rule !== 'send' || this.#kind !== 'doctors') return;
    for (const [field, value] of saidOfDoctor(row)) this.#seen.add(line, 'field', key, field, value);
    const name = row['visitType'];
    if (typeof name === 'string') this.#seen.add(line, 'visitType', key, name);
  }
}

const passedOver: PassedOver = { passedOver: 'repeats an earlier row' };

/** An external id and a place for each slot; doctors take more, of which there are fewer. */
const keysOfRow = 2;

const notOfDoctor = new Set([
  'line',
  'externalId',
  'visitType',
  'durationMinutes',
  'feeMinor',
  'currency',
  'mode',
  'payment',
]);

function saidOfDoctor(row: ImportRow): [string, string][] {
  return Object.entries(row).flatMap(([field, value]): [string, string][] =>
    notOfDoctor.has(field) ? [] : [[field, JSON.stringify(value)]],
  );
}

function inWords(row: ImportRow): string {
  return JSON.stringify({ ...row, line: 0 });
}

/**
 * Doctor and start, whatever the offset it is written with. A local start counts with the location, whose time zone is known to the server
 * alone: that it is the instant of another row is seen only where both name the location the same way.
 */
function placeOf({ doctorExternalId, location, start }: ImportRow): string[] | undefined {
  if (typeof doctorExternalId !== 'string' || typeof start !== 'string') return undefined;
  const time = writtenInstant(start);
  if (time === undefined) return undefined;
  const where = time.isLocal && typeof location === 'string' ? [location] : [];
  return [doctorExternalId, time.isLocal ? 'local' : 'utc', String(time.ms), ...where];
}
