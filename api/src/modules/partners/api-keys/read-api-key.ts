import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { ApiKeyReader } from '../../../platform/guards/token-readers.ts';
import { liveKey, writeUse } from './api-key.queries.ts';
import { isWellFormed, secretHash } from './secret.ts';

/** A key that is busy has its last use written once in this time, not with every request. */
const writeUseSeconds = 60;

/** Tells which machine holds a key: one indexed read a request. */
@Injectable()
export class ReadApiKey extends ApiKeyReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  async read(secret: string): Promise<Caller | undefined> {
    if (!isWellFormed(secret)) {
      return undefined;
    }
    const now = this.clock.now();
    const usedBefore = new Date(now.getTime() - writeUseSeconds * 1000);
    const key = await liveKey(this.database.sql, { secretHash: secretHash(secret), now, usedBefore });
    if (!key) {
      return undefined;
    }
    if (key.useUnwritten) {
      await writeUse(this.database.sql, { id: key.id, now, usedBefore });
    }
    return { kind: 'machine', apiKeyId: key.id, hospitalId: key.hospitalId, scopes: key.scopes };
  }
}
