import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Misuse } from './exit-codes.ts';

export interface InputFile {
  path: string;
  /** How lists call it. */
  name: string;
  /** Removes what was spooled. */
  done(): Promise<void>;
}

/** A file that can be read twice: once to count and fingerprint, once to send. Standard input (`-`) is spooled for that. */
export async function inputFile(named: string, signal?: AbortSignal): Promise<InputFile> {
  if (named === '-') {
    return spooled(process.stdin, 'stdin', signal);
  }
  const found = await stat(named).catch(() => undefined);
  if (!found) {
    throw new Misuse(`There is no file ${named}.`);
  }
  if (found.isDirectory()) {
    throw new Misuse(`${named} is a folder, not a file.`);
  }
  await access(named, constants.R_OK).catch(() => {
    throw new Misuse(`${named} may not be read.`);
  });
  // A pipe with a name, such as the shell makes of <(zcat slots.csv.gz), can be read only once, too.
  if (!found.isFile()) {
    return spooled(createReadStream(named), basename(named), signal);
  }
  return { path: named, name: basename(named), done: () => Promise.resolve() };
}

async function spooled(input: Readable, name: string, signal: AbortSignal | undefined): Promise<InputFile> {
  const folder = await mkdtemp(join(tmpdir(), 'smc-'));
  const path = join(folder, 'stdin');
  const done = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(input, createWriteStream(path, { mode: 0o600 }), { signal });
    return { path, name, done };
  } catch (error) {
    await done();
    throw error;
  }
}
