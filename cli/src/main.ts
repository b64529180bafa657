#!/usr/bin/env node
import './bounded-heap.ts';

// All that is imported is loaded before the first line runs: the program comes only once its heap is bounded.
await import('./run.ts');
