import { Inject, Injectable } from '@nestjs/common';
import type { Part } from '../health/part.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import { FileStore } from './file-store.ts';

export interface FileHealth extends Part<'kept' | 'unreachable'> {
  kind: 'folder' | 'bucket';
}

/** Whether files that people hand in could be kept at this moment. */
@Injectable()
export class LookAtFiles {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async look(): Promise<FileHealth> {
    await this.store.reach();
    return { state: 'ok', finding: 'kept', says: 'It takes files.', kind: this.kind };
  }

  silent(): FileHealth {
    const says = `The ${this.kind} of files cannot be reached or written to: nothing can be handed in to a dispute.`;
    return { state: 'down', finding: 'unreachable', says, kind: this.kind };
  }

  private get kind(): FileHealth['kind'] {
    return this.settings.S3_ENDPOINT === undefined ? 'folder' : 'bucket';
  }
}
