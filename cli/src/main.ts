#!/usr/bin/env node
import './bounded-heap.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { CommanderError } from 'commander';
import { explain, say } from './words.ts';

// `smc slots list | head` has read enough: that is no fault, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') {
    process.exit();
  }
  say(`smc: The output cannot be written: ${error.message}`);
  process.exit(exitCodes.failed);
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Commander, and whoever stopped the work, have said their piece already.
  if (!(error instanceof CommanderError) && process.exitCode !== exitCodes.interrupted) {
    say(`smc: ${explain(error)}`);
  }
}
