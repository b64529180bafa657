import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';

const minuteMs = 60_000;
/** Twice the tolerance of a signature: what comes later is refused for its age, whether it is known or not. */
const signaturesMs = 10 * minuteMs;
const eventsMs = 90 * 24 * 60 * minuteMs;
const batchSize = 5_000;

/** Removes what has served its time: signatures of webhooks once they are stale, applied events of Stripe after 90 days. */
@Injectable()
export class MoneyRetention implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('payments.retention', '41 * * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.inBatches(
      () => sql`delete from stripe_signatures where hash = any(array(
        select hash from stripe_signatures where received_at < ${new Date(now - signaturesMs)} limit ${batchSize}))`,
    );
    await this.inBatches(
      () => sql`delete from stripe_events where id = any(array(
        select id from stripe_events where applied_at < ${new Date(now - eventsMs)} limit ${batchSize}))`,
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
