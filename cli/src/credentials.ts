import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '@smartmedconnect/sdk';
import { Misuse } from './exit-codes.ts';

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
    const file = await this.load();
    file.profiles[name] = profile;
    await this.save(file);
  }

  async remove(name: string): Promise<boolean> {
    const file = await this.load();
    const { [name]: known, ...profiles } = file.profiles;
    await this.save({ profiles });
    return known !== undefined;
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
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
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
