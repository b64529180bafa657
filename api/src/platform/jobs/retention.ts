import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../clock/clock.ts';
import { Database } from '../database/database.ts';
import { Jobs } from './jobs.ts';

const hourMs = 60 * 60 * 1000;
const storedAnswersMs = 24 * hourMs;
const batchSize = 5_000;

/** Removes what has served its time: answers of idempotent requests after 24 hours. */
@Injectable()
export class Retention implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('platform.retention', '17 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - storedAnswersMs);
    await this.inBatches(
      () => sql`delete from idempotency_keys where ctid = any(array(
        select ctid from idempotency_keys where created_at < ${before} limit ${batchSize}))`,
    );
  }

  /** Small transactions, so that no lock is held for long. */
  private async inBatches(statement: () => ReturnType<typeof sql>): Promise<void> {
    let removed = BigInt(batchSize);
    while (removed === BigInt(batchSize)) {
      removed = (await statement().execute(this.database.sql)).numAffectedRows ?? 0n;
    }
  }
}
