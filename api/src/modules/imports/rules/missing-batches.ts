/** From one batch number to another, both included. */
export type BatchRange = readonly [from: number, to: number];

/** How many batches a run has: each but the last is full. */
export function batchCount(totalRows: number, batchSize: number): number {
  return Math.ceil(totalRows / batchSize);
}

/** The numbers between 1 and `expected` that are not among the applied ones (ascending), as ranges. */
export function missingBatches(applied: readonly number[], expected: number): BatchRange[] {
  const missing: BatchRange[] = [];
  let next = 1;
  for (const n of [...applied, expected + 1]) {
    if (n > next) {
      missing.push([next, n - 1]);
    }
    next = n + 1;
  }
  return missing;
}
