import fc from 'fast-check';
import type { ImportApi, ImportRun, ImportRunStart, RowResult } from './import-api.ts';
import { createRowMapper } from './row-mapper.ts';
import type { ImportRow } from './rows.ts';
import { runImport, type ImportOptions } from './run-import.ts';
import type { Source, SourceRecord } from './source.ts';

describe('runImport', () => {
  it('sends every row once and reports one result for each, in the order of the file', async () => {
    const api = new MemoryApi();
    const lines: number[] = [];
    const outcome = await runImport({
      ...options(api, 25),
      onResult: (result, record) => lines.push(result.line, record.line),
    });
    expect(outcome).toMatchObject({
      resumed: false,
      counts: { created: 24, rejected: 1 },
      run: { status: 'completed' },
    });
    expect(lines).toEqual(Array.from({ length: 25 }, (_, i) => [i + 2, i + 2]).flat());
    expect(api.puts).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(outcome.counts.created + outcome.counts.rejected).toBe(25);
  });

  it('has never more batches under way than asked for', async () => {
    const api = new MemoryApi();
    await runImport({ ...options(api, 60), concurrency: 3 });
    expect(api.mostUnderWay).toBe(3);
  });

  it('takes an unfinished run up where it was left, with the batch size of that run, and still tells all refused rows', async () => {
    const api = new MemoryApi();
    api.breakAt = 4;
    await expect(runImport(options(api, 25))).rejects.toThrow('line cut');
    api.breakAt = undefined;
    const before = new Set(api.applied.keys());
    api.puts.length = 0;
    const refused: number[] = [];
    const outcome = await runImport({
      ...options(api, 25),
      batchSize: 999,
      onResult: (result) => result.action === 'rejected' && refused.push(result.line),
    });
    expect(before.size).toBeGreaterThan(0);
    expect(api.puts.filter((number) => before.has(number))).toEqual([]);
    expect(outcome).toMatchObject({ resumed: true, counts: { created: 24, rejected: 1 } });
    expect(refused).toEqual([5]);
    expect([...api.applied.values()].flat()).toHaveLength(25);
  });

  it('fetches all results of earlier batches when the report is to be complete', async () => {
    const api = new MemoryApi();
    api.breakAt = 5;
    await expect(runImport(options(api, 25))).rejects.toThrow('line cut');
    api.breakAt = undefined;
    const lines: number[] = [];
    await runImport({
      ...options(api, 25),
      earlierResults: 'all',
      onResult: (result) => lines.push(result.line),
    });
    expect(lines).toEqual(Array.from({ length: 25 }, (_, i) => i + 2));
  });

  it('sends all batches again when told not to resume, which changes nothing', async () => {
    const api = new MemoryApi();
    api.breakAt = 3;
    await expect(runImport(options(api, 25))).rejects.toThrow('line cut');
    api.breakAt = undefined;
    api.puts.length = 0;
    const { counts } = await runImport({ ...options(api, 25), resume: false });
    expect(api.puts).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(counts).toMatchObject({ created: 24, rejected: 1 });
  });

  it('stops when told to, leaves no request behind and goes on later', async () => {
    const api = new MemoryApi();
    const stop = new AbortController();
    const stopped = runImport({
      ...options(api, 60),
      signal: stop.signal,
      onProgress: ({ sentRows }) => sentRows >= 8 && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(api.underWay).toBe(0);
    expect(api.run?.status).toBe('running');
    const { counts, resumed } = await runImport(options(api, 60));
    expect([resumed, counts.created + counts.rejected]).toEqual([true, 60]);
  });

  it('ends in the same state as one clean run, wherever it was broken off and however often', async () => {
    const clean = new MemoryApi();
    await runImport(options(clean, 30));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }), async (breaks) => {
        const api = new MemoryApi();
        for (const number of breaks) {
          api.breakAt = number;
          await runImport(options(api, 30)).catch(() => undefined);
        }
        api.breakAt = undefined;
        const { counts } = await runImport(options(api, 30));
        expect(counts).toMatchObject({ created: 29, rejected: 1 });
        expect(new Map([...api.applied].sort(([a], [b]) => a - b))).toEqual(clean.applied);
      }),
      { numRuns: 40 },
    );
  });

  it('reports progress up to the last row', async () => {
    const seen: number[] = [];
    await runImport({
      ...options(new MemoryApi(), 10),
      onProgress: ({ sentRows }) => seen.push(sentRows),
      now: () => 0,
    });
    expect(seen).toEqual([0, 4, 8, 10]);
  });

  it('does not take an answer that leaves out a row', async () => {
    const api = new MemoryApi();
    api.forgetful = true;
    await expect(runImport(options(api, 5))).rejects.toThrow(
      'Batch 1 has 4 rows, but the server answered with 3 results',
    );
  });
});

function options(api: ImportApi, rows: number): ImportOptions {
  const source: Source = {
    header: ['external_id', 'full_name', 'duration_minutes'],
    async *records(): AsyncGenerator<SourceRecord> {
      for (let i = 0; i < rows; i++) {
        yield await Promise.resolve({ line: i + 2, cells: [`d${i}`, 'Asha Rao', i === 3 ? 'x' : '20'] });
      }
    },
  };
  const mapper = createRowMapper({ kind: 'doctors', header: source.header });
  return { api, source, mapper, fileName: 'doctors.csv', mode: 'apply', batchSize: 4, concurrency: 2 };
}

/** The contract of the server, kept in memory. */
class MemoryApi implements ImportApi {
  run: ImportRun | undefined;
  readonly applied = new Map<number, RowResult[]>();
  readonly puts: number[] = [];
  underWay = 0;
  mostUnderWay = 0;
  breakAt: number | undefined;
  forgetful = false;

  async start(start: ImportRunStart): Promise<ImportRun> {
    this.run ??= { ...start, id: 'run', status: 'running', counts: zero(), appliedBatches: [] };
    return await Promise.resolve(this.current());
  }

  async putBatch(_id: string, batch: number, rows: ImportRow[], signal?: AbortSignal): Promise<RowResult[]> {
    this.puts.push(batch);
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    await new Promise((resolve) => setImmediate(resolve));
    this.underWay--;
    signal?.throwIfAborted();
    if (batch === this.breakAt) throw new Error('line cut');
    const results = rows.map(({ line, externalId, refused }): RowResult => {
      return {
        line,
        externalId,
        action: refused === undefined ? 'created' : 'rejected',
        errors: refused ?? [],
      };
    });
    if (!this.applied.has(batch)) this.applied.set(batch, results);
    return this.forgetful ? results.slice(1) : results;
  }

  async complete(): Promise<ImportRun> {
    return await Promise.resolve({ ...this.current(), status: 'completed' as const });
  }

  async results(_id: string, { action, cursor = '0' }: { action?: string; cursor?: string }) {
    const all = [...this.applied.entries()].sort(([a], [b]) => a - b).flatMap(([, results]) => results);
    const wanted = all.filter((result) => action === undefined || result.action === action);
    const end = Number(cursor) + 3;
    const nextCursor = end < wanted.length ? String(end) : null;
    return await Promise.resolve({ items: wanted.slice(Number(cursor), end), nextCursor });
  }

  private current(): ImportRun {
    if (this.run === undefined) throw new Error('not started');
    const counts = zero();
    for (const { action } of [...this.applied.values()].flat()) counts[action]++;
    return { ...this.run, counts, appliedBatches: [...this.applied.keys()] };
  }
}

function zero(): ImportRun['counts'] {
  return { created: 0, updated: 0, unchanged: 0, rejected: 0 };
}
