import { createWriteStream } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
export async function inputFile(named: string): Promise<InputFile> {
  if (named === '-') {
    return spooled();
  }
  const found = await stat(named).catch(() => undefined);
  if (!found) {
    throw new Misuse(`There is no file ${named}.`);
  }
  await access(named, constants.R_OK).catch(() => {
    throw new Misuse(`${named} may not be read.`);
  });
  return { path: named, name: basename(named), done: () => Promise.resolve() };
}

async function spooled(): Promise<InputFile> {
  const folder = await mkdtemp(join(tmpdir(), 'smc-'));
  const path = join(folder, 'stdin');
  const done = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
    return { path, name: 'stdin', done };
  } catch (error) {
    await done();
    throw error;
  }
}
