import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Clock } from '../clock/clock.ts';
import { SealedBox } from '../crypto/sealed-box.ts';
import { Database } from '../database/database.ts';
import type { Once } from './once.ts';

export interface StoredAnswer {
  fingerprint: string;
  status: number;
  /** Sealed: `open` reads it. */
  body: Buffer | null;
}

/** The row of a stored answer, for statements that write it together with their effect. */
export interface AnswerRow {
  scope: string;
  key: string;
  fingerprint: string;
  status: number;
  body: Buffer | null;
  createdAt: Date;
}

/** The answers of idempotent requests, sealed (they may hold health words or a secret shown once), kept for 24 hours. */
@Injectable()
export class StoredAnswers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async find(once: Once): Promise<StoredAnswer | undefined> {
    const [row] = await this.database.prepared(sql<StoredAnswer>`
      select fingerprint, status, body from idempotency_keys
       where scope = ${once.scope} and key = ${once.key}`);
    return row;
  }

  open({ body }: StoredAnswer): unknown {
    return body && JSON.parse(this.sealedBox.open(body));
  }

  /** The row to write beside the effect; marks the request as recorded. */
  rowOf(once: Once, answer: unknown): AnswerRow {
    once.recorded = true;
    const { scope, key, fingerprint, status } = once;
    const body = answer === undefined ? null : this.sealedBox.seal(JSON.stringify(answer));
    return { scope, key, fingerprint, status, body, createdAt: this.clock.now() };
  }

  /** Writes the answer in the given transaction. Its unique key is where two racers of one request meet. */
  async write(transaction: Kysely<never>, once: Once, answer: unknown): Promise<void> {
    const row = this.rowOf(once, answer);
    await sql`
      insert into idempotency_keys (scope, key, fingerprint, status, body, created_at)
      values (${row.scope}, ${row.key}, ${row.fingerprint}, ${row.status}, ${row.body}, ${row.createdAt})
    `.execute(transaction);
  }
}
