import type { ImportCounts } from './import-api.ts';

export interface ImportProgress {
  /** Rows that are in or refused, those of an earlier part of a resumed run among them. */
  sentRows: number;
  totalRows: number;
  counts: ImportCounts;
  /** Measured since this part of the run began. */
  rowsPerSecond: number;
  /** Undefined until there is something to measure. */
  remainingSeconds: number | undefined;
}

/** Keeps count while batches come back. */
export class ProgressMeter {
  readonly #totalRows: number;
  readonly #counts: ImportCounts;
  readonly #now: () => number;
  readonly #startedAt: number;
  #sentNow = 0;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(totalRows: number, already: ImportCounts, now: () => number) {
    this.#totalRows = totalRows;
    this.#counts = { ...already };
    this.#now = now;
    this.#startedAt = now();
  }

  add(results: readonly { action: keyof ImportCounts }[]): void {
    for (const { action } of results) this.#counts[action]++;
    this.#sentNow += results.length;
  }

  state(): ImportProgress {
    const counts = { ...this.#counts };
    const sentRows = counts.created + counts.updated + counts.unchanged + counts.rejected;
    const seconds = (this.#now() - this.#startedAt) / 1000;
    const rowsPerSecond = seconds > 0 ? this.#sentNow / seconds : 0;
    const remainingSeconds =
      rowsPerSecond > 0 ? Math.max(0, this.#totalRows - sentRows) / rowsPerSecond : undefined;
    return { sentRows, totalRows: this.#totalRows, counts, rowsPerSecond, remainingSeconds };
  }
}
