import { batches, type Batch, type PassedOverCounts } from './batches.ts';
import { EarlierResults } from './earlier-results.ts';
import type { ImportApi, ImportCounts, ImportMode, ImportRun, RowResult } from './import-api.ts';
import { ProgressMeter, type ImportProgress } from './progress.ts';
import type { RowMapper } from './row-mapper.ts';
import type { Source, SourceRecord } from './source.ts';
import { survey, type Survey } from './survey.ts';

export interface ImportOptions {
  api: ImportApi;
  source: Source;
  mapper: RowMapper;
  /** How the run is called in lists: the name of the file. */
  fileName: string;
  mode: ImportMode;
  /** Only for admins, who belong to no hospital. */
  hospitalId?: string | undefined;
  /** Rows in a batch, 1000 by default. A resumed run keeps its own. */
  batchSize?: number | undefined;
  /** Batches under way at the same time, 4 by default; with what they hold, the bound of memory. */
  concurrency?: number | undefined;
  /** Whether batches that are in already are left out (default). Otherwise all are sent again, which changes nothing on the server. */
  resume?: boolean | undefined;
  /** Which results of batches that went in earlier are fetched for `onResult`: refused ones (default) or all. */
  earlierResults?: 'rejected' | 'all' | undefined;
  /** Count and hash of the rows when the caller knows them already; otherwise the source is read once for them. */
  known?: Survey | undefined;
  /** Stops the run where it is; the same call again goes on from there. */
  signal?: AbortSignal | undefined;
  onStart?: ((run: ImportRun) => void) | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Called for every row in the order of the file, with the record it came from. */
  onResult?: ((result: RowResult, record: SourceRecord) => void) | undefined;
  /** A clock in milliseconds that only goes forward. */
  now?: (() => number) | undefined;
}

export interface ImportOutcome {
  run: ImportRun;
  counts: ImportCounts;
  /** Records that were no rows, by reason: blank lines, rows the mapping passes over. */
  passedOver: PassedOverCounts;
  /** Whether an unfinished run was taken up again. */
  resumed: boolean;
}

/**
 * Brings all rows of a source in: surveys them, starts or takes up the run, sends batches side by side and closes the run. Whatever
 * stops it in between, the same call again ends in the same state as one clean run.
 *
 * @throws ImportInputError before anything is sent, when there is nothing to import
 * @throws whatever the api throws, and the signal's reason when it is aborted
 */
export async function runImport(options: ImportOptions): Promise<ImportOutcome> {
  const { api, source, mapper, fileName, mode, hospitalId, batchSize = 1000, signal } = options;
  signal?.throwIfAborted();
  const { totalRows, contentHash } = options.known ?? (await survey(source, mapper, signal));
  const run = await api.start(
    {
      kind: mapper.kind,
      fileName,
      contentHash,
      totalRows,
      mode,
      batchSize,
      ...(hospitalId === undefined ? {} : { hospitalId }),
    },
    signal,
  );
  options.onStart?.(run);
  const passedOver: PassedOverCounts = {};
  await sendBatches(options, run, passedOver);
  const completed = await api.complete(run.id, signal);
  return { run: completed, counts: completed.counts, passedOver, resumed: run.appliedBatches.length > 0 };
}

/** A batch on its way, and what will have become of it. */
interface Sending {
  batch: Batch;
  results: Promise<RowResult[]>;
  isNews: boolean;
}

/** Keeps a window of `concurrency` batches under way; the oldest is awaited first, so results come out in the order of the file. */
async function sendBatches(
  options: ImportOptions,
  run: ImportRun,
  passedOver: PassedOverCounts,
): Promise<void> {
  const { source, mapper, concurrency = 4, resume = true, signal, onResult } = options;
  const applied = new Set(run.appliedBatches);
  const meter = new ProgressMeter(run.totalRows, run.counts, options.now ?? (() => performance.now()));
  const failure = new AbortController();
  const stop = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const earlier = earlierResults(options, run, stop);
  const window: Sending[] = [];
  options.onProgress?.(meter.state());

  const settleOldest = async (): Promise<void> => {
    const oldest = window.shift();
    if (oldest === undefined) return;
    const results = await oldest.results;
    if (oldest.isNews) {
      checkComplete(oldest.batch, results);
      meter.add(results);
    }
    if (onResult !== undefined) report(oldest.batch, results, onResult);
    options.onProgress?.(meter.state());
  };

  try {
    for await (const batch of batches(source, mapper, run.batchSize, passedOver, run.totalRows)) {
      stop.throwIfAborted();
      const isIn = applied.has(batch.number);
      const results =
        isIn && resume ? earlier(batch) : options.api.putBatch(run.id, batch.number, batch.rows, stop);
      results.catch(() => undefined);
      window.push({ batch, results, isNews: !isIn });
      if (window.length >= concurrency) await settleOldest();
    }
    while (window.length > 0) await settleOldest();
    stop.throwIfAborted();
  } catch (cause) {
    failure.abort(cause);
    await Promise.allSettled(window.map((sending) => sending.results));
    throw cause;
  }
}

/** How results of batches that are in already are come by: not at all when nobody asks for results. */
function earlierResults(
  options: ImportOptions,
  run: ImportRun,
  signal: AbortSignal,
): (batch: Batch) => Promise<RowResult[]> {
  if (options.onResult === undefined) return () => Promise.resolve([]);
  const action = options.earlierResults === 'all' ? undefined : 'rejected';
  const results = new EarlierResults(options.api, run.id, action, signal);
  // One walk through the pages serves all batches, so each waits for the one before it.
  let before: Promise<unknown> = Promise.resolve();
  return (batch) => {
    const found = before.then(() => results.between(batch.rows[0]?.line ?? 0, batch.rows.at(-1)?.line ?? 0));
    before = found;
    return found;
  };
}

function report(
  batch: Batch,
  results: readonly RowResult[],
  onResult: (result: RowResult, record: SourceRecord) => void,
): void {
  const records = new Map(batch.records.map((record) => [record.line, record]));
  for (const result of results) {
    const record = records.get(result.line);
    if (record !== undefined) onResult(result, record);
  }
}

/** One result for every row is what everything else rests on: rejects files, reports, and the trust in them. */
function checkComplete(batch: Batch, results: readonly RowResult[]): void {
  if (results.length === batch.rows.length) return;
  throw new Error(
    `Batch ${batch.number} has ${batch.rows.length} rows, but the server answered with ${results.length} results.`,
  );
}
