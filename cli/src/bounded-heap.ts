import { setFlagsFromString } from 'node:v8';

// The first import of the process: V8 reads these while its heap is still small. Batches of an import are short-lived
// garbage; letting the nursery and the old generation grow ahead of what is in use doubles the memory for no speed.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=30');
