#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { exitCodeOf } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { CommanderError } from 'commander';
import { explain, say } from './words.ts';

// An import makes much short-lived garbage; letting the nursery grow would double the memory for no speed.
setFlagsFromString('--semi-space-growth-factor=1');

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
