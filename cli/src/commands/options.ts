import { type Command, InvalidArgumentError, Option } from 'commander';
import type { GlobalOptions } from '../connection.ts';

/** A command's own options together with the global ones. */
export function optionsOf<T>(command: Command): T & GlobalOptions {
  return command.optsWithGlobals<T & GlobalOptions>();
}

/** Reads a whole number within bounds; anything else is misuse. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
      const bounds = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
      throw new InvalidArgumentError(`Expected a whole number, ${bounds}.`);
    }
    return value;
  };
}

/** Reads an instant as the API takes it, so that a slip is told before anybody is asked. */
export function instant(text: string): string {
  if (!rfc3339.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('Expected date, time and offset, such as 2026-11-01T00:00:00Z.');
  }
  return text;
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** How much of a list is wanted. */
export function limitOption(usual?: number): Option {
  const option = new Option('--limit <n>', `at most so many${usual === undefined ? '; all otherwise' : ''}`);
  return option.argParser(wholeNumber(1)).default(usual);
}
