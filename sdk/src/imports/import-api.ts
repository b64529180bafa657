import type { ImportKind } from './columns.ts';
import type { RowFault } from './faults.ts';
import type { ImportRow } from './rows.ts';

/** What became of a row. */
export type ImportAction = 'created' | 'updated' | 'unchanged' | 'rejected';

/** A run tries (`dry_run`: everything is judged, nothing is kept) or does. */
export type ImportMode = 'dry_run' | 'apply';

export type ImportCounts = Record<ImportAction, number>;

export interface RowResult {
  line: number;
  externalId: string | null;
  action: ImportAction;
  errors: RowFault[];
}

/** One file on its way in, as the server knows it. */
export interface ImportRun {
  id: string;
  kind: ImportKind;
  mode: ImportMode;
  status: 'running' | 'completed' | 'abandoned';
  totalRows: number;
  batchSize: number;
  counts: ImportCounts;
  /** The numbers of the batches that are in; the first batch is 1. */
  appliedBatches: number[];
}

export interface ImportRunStart {
  kind: ImportKind;
  fileName: string;
  /** SHA-256 in hex, see `survey`. */
  contentHash: string;
  totalRows: number;
  mode: ImportMode;
  batchSize: number;
  hospitalId?: string;
}

export interface ResultPage {
  items: RowResult[];
  nextCursor: string | null;
}

/**
 * The four calls an import makes. Every one may be made again after a failure without harm, so an implementation is free to retry;
 * it stops when the signal says so.
 */
export interface ImportApi {
  /** Starts a run, or gives back the unfinished one of the same content. */
  start(run: ImportRunStart, signal?: AbortSignal): Promise<ImportRun>;
  /** Sends a batch and gives a result for each of its rows. */
  putBatch(runId: string, batch: number, rows: ImportRow[], signal?: AbortSignal): Promise<RowResult[]>;
  /** Closes the run. */
  complete(runId: string, signal?: AbortSignal): Promise<ImportRun>;
  /** A page of results in the order of their lines. */
  results(
    runId: string,
    query: { action?: ImportAction; cursor?: string; limit?: number },
    signal?: AbortSignal,
  ): Promise<ResultPage>;
}
