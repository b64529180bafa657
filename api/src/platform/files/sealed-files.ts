import { Inject, Injectable, Logger } from '@nestjs/common';
import { Refusal } from '../../values/refusal.ts';
import { SealedBox } from '../crypto/sealed-box.ts';
import { FileStore } from './file-store.ts';

/** Files that people hand in: sealed on their way to the store, each for its own key, and whole on their way back or not at all. */
@Injectable()
export class SealedFiles {
  private readonly logger = new Logger('SealedFiles');

  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
  ) {}

  /** @throws {Refusal} `internal.unavailable` */
  put(key: string, bytes: Buffer): Promise<void> {
    return this.reach('kept', key, () => this.store.put(key, this.sealedBox.sealBytes(bytes, key)));
  }

  /** @throws {Refusal} `internal.unavailable` */
  get(key: string): Promise<Buffer> {
    return this.reach('read', key, async () => this.sealedBox.openBytes(await this.store.get(key), key));
  }

  /** @throws {Refusal} `internal.unavailable` */
  remove(key: string): Promise<void> {
    return this.reach('removed', key, () => this.store.remove(key));
  }

  private async reach<T>(done: string, file: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (err) {
      this.logger.error({ err, file }, `a file could not be ${done}`);
      throw new Refusal('internal.unavailable', { detail: 'The file store does not answer at the moment.' });
    }
  }
}
