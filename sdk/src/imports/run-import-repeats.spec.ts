import fc from 'fast-check';
import type { ImportApi, ImportRun, RowResult } from './import-api.ts';
import { createRowMapper } from './row-mapper.ts';
import type { ImportRow } from './rows.ts';
import { runImport } from './run-import.ts';
import type { Source, SourceRecord } from './source.ts';

const header = ['external_id', 'doctor_external_id', 'start', 'end'];

/** Few ids, doctors and hours, so that rows get into each other's way all the time. */
const files = fc.array(
  fc.record({
    id: fc.constantFrom('', 'A', 'B', 'C', 'D'),
    doctor: fc.constantFrom('X', 'Y'),
    hour: fc.integer({ min: 10, max: 15 }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('rows that repeat what an earlier row of the file says', () => {
  it('end as in a run of one batch after the other, whatever batch is through first, and after any break', async () => {
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.scheduler(),
        fc.integer({ min: 1, max: 8 }),
        async (rows, scheduler, breakAt) => {
          const clean = new UpsertingApi((done) => done());
          await importOf(rows, clean, 1);

          const hurried = new UpsertingApi((done) => scheduler.schedule(Promise.resolve()).then(done));
          hurried.breakAt = breakAt;
          await scheduler.waitFor(importOf(rows, hurried, 8).catch(() => undefined));
          hurried.breakAt = undefined;
          await scheduler.waitFor(importOf(rows, hurried, 8));

          expect([...hurried.slots].sort()).toEqual([...clean.slots].sort());
        },
      ),
      { numRuns: 150 },
    );
  });
});

function importOf(rows: { id: string; doctor: string; hour: number }[], api: ImportApi, concurrency: number) {
  const source: Source = {
    header,
    async *records(): AsyncGenerator<SourceRecord> {
      for (const [i, { id, doctor, hour }] of rows.entries()) {
        const cells = [id, doctor, `2030-05-06T${hour}:00Z`, `2030-05-06T${hour}:30Z`];
        yield await Promise.resolve({ line: i + 2, cells });
      }
    },
  };
  const mapper = createRowMapper({ kind: 'slots', header });
  return runImport({ api, source, mapper, fileName: 'slots.csv', mode: 'apply', batchSize: 4, concurrency });
}

/** A server that writes every sound row it gets, batch by batch as they come through: the last to come wins. */
class UpsertingApi implements ImportApi {
  breakAt: number | undefined;
  readonly slots = new Map<string, string>();
  readonly #applied = new Map<number, RowResult[]>();
  #run: ImportRun | undefined;
  readonly #settle: (done: () => void) => void | Promise<void>;

  constructor(settle: (done: () => void) => void | Promise<void>) {
    this.#settle = settle;
  }

  async start(start: Parameters<ImportApi['start']>[0]): Promise<ImportRun> {
    const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
    this.#run ??= { ...start, id: 'run', status: 'running', counts, appliedBatches: [] };
    return await Promise.resolve({ ...this.#run, appliedBatches: [...this.#applied.keys()] });
  }

  async putBatch(_run: string, batch: number, rows: ImportRow[]): Promise<RowResult[]> {
    await this.#settle(() => {
      if (batch !== this.breakAt) this.#apply(batch, rows);
    });
    const results = this.#applied.get(batch);
    if (results === undefined) throw new Error('line cut');
    return results;
  }

  #apply(batch: number, rows: ImportRow[]): void {
    if (this.#applied.has(batch)) return;
    for (const row of rows) {
      if (row.refused !== undefined) continue;
      const place = `${String(row['doctorExternalId'])} ${String(row['start'])}`;
      this.slots.set(row.externalId ?? place, place);
    }
    const results = rows.map(({ line, externalId }) => ({
      line,
      externalId,
      action: 'created' as const,
      errors: [],
    }));
    this.#applied.set(batch, results);
  }

  async complete(): Promise<ImportRun> {
    if (this.#run === undefined) throw new Error('not started');
    return await Promise.resolve({ ...this.#run, status: 'completed' as const });
  }

  async results() {
    return await Promise.resolve({ items: [], nextCursor: null });
  }
}
