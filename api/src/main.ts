import { boundHeap, letNurseryGrow } from './bounded-heap.ts';

boundHeap();
// All that is imported is loaded before the first line runs: the server comes only once its heap is bounded.
await import('./serve.ts');
letNurseryGrow();
