import { setFlagsFromString } from 'node:v8';

/**
 * For the beginning of a process, while its heap is still small. What modules leave behind while they are loaded would let the
 * nursery grow to its most, and the old generation ahead of what is in use: a third more memory, which no request ever needs.
 */
export function boundHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}

/** From then on requests say how large the nursery has to be: kept small, it would be cleared every few of them. */
export function letNurseryGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
