import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Misuse } from './exit-codes.ts';

/** Results are written while rows are still being read: into the input they would destroy it, into one another both. */
export async function refuseOverwriting(
  input: string,
  { rejects, report }: { rejects?: string; report?: string },
): Promise<void> {
  for (const [flag, file] of Object.entries({ rejects, report })) {
    if (file === '-') {
      throw new Misuse(`--${flag} - names no file: give one, or /dev/stdout.`);
    }
  }
  const [read, ...written] = await Promise.all([input, rejects, report].map(placeOf));
  if (input !== '-' && written.includes(read)) {
    throw new Misuse(
      `${input} is read, so nothing can be written to it. Give --rejects and --report another name.`,
    );
  }
  if (rejects !== undefined && written[0] === written[1] && !rejects.startsWith('/dev/')) {
    throw new Misuse('--rejects and --report need a file each.');
  }
}

async function placeOf(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : realpath(path).catch(() => resolve(path));
}
