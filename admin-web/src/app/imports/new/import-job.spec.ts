import { ConnectionFailure } from '@smartmedconnect/sdk';
import {
  createRowMapper,
  type ImportApi,
  type ImportRow,
  type ImportRun,
  type RowResult,
  type Source,
} from '@smartmedconnect/sdk/imports';
import { ImportJob } from './import-job.ts';

const header = ['external_id', 'full_name'];
const source: Source = {
  header,
  async *records() {
    for (let line = 2; line < 7; line++) yield { line, cells: [`d-${line}`, line === 4 ? '' : 'Asha'] };
  },
};
const file = { name: 'doctors.csv', sizeBytes: 60, source, sample: [] };
const mapper = createRowMapper({ kind: 'doctors', header });

/** A server that takes rows in batches of two, refuses those without a name, and can be made to fail. */
class Server implements ImportApi {
  readonly #in = new Map<number, RowResult[]>();
  failures: Error[] = [];
  onBatch: (batch: number) => void = () => undefined;
  sent: number[] = [];

  get #all(): RowResult[] {
    return [...this.#in.values()].flat();
  }

  get #run(): ImportRun {
    const count = (action: RowResult['action']) => this.#all.filter((one) => one.action === action).length;
    return {
      id: 'run-1',
      kind: 'doctors',
      mode: 'apply',
      status: 'running',
      totalRows: 5,
      batchSize: 2,
      counts: { created: count('created'), updated: 0, unchanged: 0, rejected: count('rejected') },
      appliedBatches: [...this.#in.keys()],
    };
  }

  start = async () => this.#run;
  complete = async () => ({ ...this.#run, status: 'completed' as const });
  results = async (_id: string, { action }: { action?: string }) => ({
    items: this.#all.filter((one) => action === undefined || one.action === action),
    nextCursor: null,
  });

  putBatch = async (_id: string, n: number, rows: ImportRow[], signal?: AbortSignal) => {
    this.onBatch(n);
    signal?.throwIfAborted();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.sent.push(n);
    const results = rows.map(({ line, externalId, fullName }): RowResult => {
      const fault = { field: 'fullName', code: 'required', message: 'A name is needed.', value: null };
      const isBad = fullName === undefined;
      return { line, externalId, action: isBad ? 'rejected' : 'created', errors: isBad ? [fault] : [] };
    });
    this.#in.set(n, results);
    return results;
  };
}

function jobOn(server: Server): ImportJob {
  const survey = { totalRows: 5, contentHash: '0'.repeat(64) };
  return new ImportJob({ api: server, file, mapper, survey, mode: 'apply', hospitalId: undefined });
}

describe('a file on its way in', () => {
  it('ends with its counts, its refused rows by reason, and their file', async () => {
    const job = jobOn(new Server());
    await job.run();
    expect(job.state()).toBe('ended');
    expect(job.outcome()?.counts).toEqual({ created: 4, updated: 0, unchanged: 0, rejected: 1 });
    expect(job.progress()).toMatchObject({ sentRows: 5, totalRows: 5 });
    expect(job.refusals()).toMatchObject([{ column: 'full_name', code: 'required', count: 1 }]);
    expect([job.rejectedRows, job.runId()]).toEqual([1, 'run-1']);
  });

  it('stops when it is paused, and goes on without sending anything twice or losing a refused row', async () => {
    const server = new Server();
    const job = jobOn(server);
    server.onBatch = (batch) => batch === 3 && job.pause();
    await job.run();
    expect([job.state(), job.failure()]).toEqual(['paused', undefined]);

    server.onBatch = () => undefined;
    await job.run();
    expect(job.state()).toBe('ended');
    expect([...server.sent].sort()).toEqual([1, 2, 3]);
    expect(job.outcome()).toMatchObject({ resumed: true, counts: { created: 4, rejected: 1 } });
    expect([job.rejectedRows, job.refusals()[0]?.count]).toEqual([1, 1]);
  });

  it('waits for a server that is away, says so, and goes on by itself', async () => {
    const server = new Server();
    server.failures = [new ConnectionFailure('cannot be reached', false)];
    const job = jobOn(server);
    const running = job.run();
    while (job.state() !== 'waiting') await Promise.resolve();
    expect(job.retrySeconds()).toBe(1);
    dispatchEvent(new Event('online'));
    await running;
    expect([job.state(), job.retrySeconds()]).toEqual(['ended', undefined]);
  });

  it('keeps what ended it, and may be tried again', async () => {
    const server = new Server();
    const failure = new Error('refused for good');
    server.failures = [failure];
    const job = jobOn(server);
    await job.run();
    expect([job.state(), job.failure()]).toEqual(['failed', failure]);
    await job.run();
    expect([job.state(), job.failure()]).toEqual(['ended', undefined]);
  });
});
