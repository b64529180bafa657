#!/usr/bin/env node
import './bounded-heap.ts';
import { exitCodeOf } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { CommanderError } from 'commander';
import { explain, say } from './words.ts';

// `smc slots list | head` has read enough: that is no fault, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has said its own piece already.
  if (!(error instanceof CommanderError)) {
    say(`smc: ${explain(error)}`);
  }
  process.exitCode = exitCodeOf(error);
}
