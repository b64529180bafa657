import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Half of it is in use at a time. Left alone it becomes twice that, and the process grows by eighty megabytes to serve no faster. */
const mostNurseryBytes = 32 * 1024 * 1024;

/**
 * For the beginning of a process, while its heap is still small. What modules leave behind while they are loaded would let the
 * nursery grow to its most, and the old generation ahead of what is in use: a third more memory, which no request ever needs.
 */
export function boundHeap(): void {
  growNursery(false);
  setFlagsFromString('--heap-growing-percent=20');
}

/**
 * From then on requests say how large the nursery has to be, up to a bound: kept small, it would be cleared every few of them. V8
 * takes the bound itself only from the command line, before a process begins; but it asks anew how to grow each time.
 */
export function letNurseryGrow(): void {
  growNursery(true);
  new PerformanceObserver(() => growNursery(nurseryBytes() < mostNurseryBytes)).observe({
    entryTypes: ['gc'],
  });
}

function growNursery(grows: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
}

function nurseryBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
}
