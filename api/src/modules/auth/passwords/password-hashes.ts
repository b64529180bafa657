import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { BcryptTask } from './bcrypt-worker.ts';

/** Beyond these, callers are asked to come back: a longer queue would only answer after they have gone. */
const longestQueue = 100;
const maxThreads = Math.min(4, availableParallelism());

/** Hashes passwords with bcrypt, in worker threads. */
@Injectable()
export class PasswordHashes implements OnApplicationShutdown {
  private readonly threads = new Piscina<BcryptTask, string | boolean>({
    // The worker beside this file, whether that is TypeScript under test or JavaScript in a build.
    filename: new URL(`./bcrypt-worker${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads,
    maxQueue: longestQueue,
    idleTimeout: 30_000,
  });
  /** Of the right form and cost, and the hash of nothing anybody knows. */
  private readonly nobodysHash: string;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'BCRYPT_COST'>) {
    this.nobodysHash = `$2b$${String(settings.BCRYPT_COST).padStart(2, '0')}$${'n'.repeat(53)}`;
  }

  async hash(password: string): Promise<string> {
    return String(await this.run({ password: digest(password), cost: this.settings.BCRYPT_COST }));
  }

  /** Compares in the same time when there is no hash to compare with, so that the time does not tell who has an account. */
  async matches(password: string, hash: string | undefined): Promise<boolean> {
    const matched = await this.run({ password: digest(password), hash: hash ?? this.nobodysHash });
    return hash !== undefined && matched === true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.destroy();
  }

  private async run(task: BcryptTask): Promise<string | boolean> {
    if (this.threads.queueSize >= longestQueue) {
      throw new Refusal('internal.unavailable', { retryAfterSeconds: 5 });
    }
    return this.threads.run(task);
  }
}

/** Bcrypt reads no more than 72 bytes; a digest makes every character of a long password count. */
function digest(password: string): string {
  return createHmac('sha256', 'smartmedconnect password v1')
    .update(password.normalize('NFKC'))
    .digest('base64');
}
