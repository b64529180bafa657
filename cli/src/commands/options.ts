import type { Command } from 'commander';
import type { GlobalOptions } from '../connection.ts';

/** A command's own options together with the global ones. */
export function optionsOf<T>(command: Command): T & GlobalOptions {
  return command.optsWithGlobals<T & GlobalOptions>();
}
