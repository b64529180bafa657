import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '@smartmedconnect/sdk';
import { Misuse } from './exit-codes.ts';
import { alone } from './lock.ts';

/** One set of credentials: where the server is, and who speaks to it. */
export interface Profile {
  apiUrl: string;
  apiKey?: string;
  email?: string;
  session?: Session;
}

interface ProfilesFile {
  profiles: Record<string, Profile>;
}

/** Profiles live in the XDG configuration folder, in a file that only its owner can read. */
export class Credentials {
  private readonly folder: string;
  private readonly path: string;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.folder = join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'smc');
    this.path = join(this.folder, 'profiles.json');
  }

  async read(profile: string): Promise<Profile | undefined> {
    return (await this.load()).profiles[profile];
  }

  async write(name: string, profile: Profile): Promise<void> {
    await this.change(name, () => Promise.resolve(profile));
  }

  /** Makes a new profile of what is there, while no other process changes any. */
  change<P extends Profile>(name: string, make: (known: Profile | undefined) => Promise<P>): Promise<P> {
    return this.alone(async () => {
      const file = await this.load();
      const changed = await make(file.profiles[name]);
      file.profiles[name] = changed;
      await this.save(file);
      return changed;
    });
  }

  remove(name: string): Promise<boolean> {
    return this.alone(async () => {
      const file = await this.load();
      const { [name]: known, ...profiles } = file.profiles;
      if (known !== undefined) {
        await this.save({ profiles });
      }
      return known !== undefined;
    });
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return alone(`${this.path}.lock`, work);
  }

  private async load(): Promise<ProfilesFile> {
    const text = existsSync(this.path) ? await readFile(this.path, 'utf8') : '{}';
    try {
      const file = JSON.parse(text) as Partial<ProfilesFile>;
      return { profiles: file.profiles ?? {} };
    } catch {
      throw new Misuse(`${this.path} is not readable as JSON. Mend it, or remove it and sign in again.`);
    }
  }

  /** Written beside and moved into place, so that a kill in the middle leaves the old file whole. */
  private async save(file: ProfilesFile): Promise<void> {
    const draft = `${this.path}.${process.pid}`;
    try {
      await writeFile(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
      await chmod(draft, 0o600);
      await rename(draft, this.path);
    } finally {
      await rm(draft, { force: true });
    }
  }
}
