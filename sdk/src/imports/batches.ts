import type { RowMapper } from './row-mapper.ts';
import type { ImportRow } from './rows.ts';
import { isBlank, type Source, type SourceRecord } from './source.ts';

/** A numbered piece of a run: its rows, and the records they came from at the same places. */
export interface Batch {
  /** 1 is the first. */
  readonly number: number;
  readonly rows: ImportRow[];
  readonly records: SourceRecord[];
}

/** Records that are no rows, by reason. */
export type PassedOverCounts = Record<string, number>;

/**
 * Cuts the records into batches. The same records, mapper and size give the same batches every time: resuming rests on that.
 * Blank records and those the mapping passes over are counted into `passedOver`.
 *
 * @param expectedRows how many rows there are, when a survey has told
 */
export async function* batches(
  source: Source,
  mapper: RowMapper,
  size: number,
  passedOver: PassedOverCounts = {},
  expectedRows?: number,
): AsyncGenerator<Batch> {
  const map = mapper.startPass(expectedRows);
  const count = (reason: string): void => {
    passedOver[reason] = (passedOver[reason] ?? 0) + 1;
  };
  let number = 1;
  let rows: ImportRow[] = [];
  let records: SourceRecord[] = [];
  for await (const record of source.records()) {
    if (isBlank(record)) {
      count('blank line');
      continue;
    }
    const row = map(record);
    if ('passedOver' in row) {
      count(String(row.passedOver));
      continue;
    }
    rows.push(row);
    records.push(record);
    if (rows.length < size) continue;
    yield { number: number++, rows, records };
    rows = [];
    records = [];
  }
  if (rows.length > 0) yield { number, rows, records };
}
