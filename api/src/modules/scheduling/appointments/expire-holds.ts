import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';

const batch = 200;

/**
 * Writes down which holds have lapsed. Nothing waits for it: a lapsed hold reads as expired and can be claimed at once; this
 * tells the history and the listeners when nobody claimed it. Each hold ends in a transaction of its own, so that no doctor's
 * lock is kept longer than for one; two processes at once find nothing left to do where the other has been.
 */
@Injectable()
export class ExpireHolds implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('scheduling.expire-holds', '* * * * *', () => this.runAll());
  }

  private async runAll(): Promise<void> {
    while ((await this.run()) === batch);
  }

  /** Ends a batch of lapsed holds; answers how many there were to end, whoever ended them. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const { rows } = await sql<{ id: string }>`
      select id from appointments where status = 'held' and hold_expires_at <= ${now}
       order by hold_expires_at limit ${batch}`.execute(this.database.sql);
    for (const { id } of rows) {
      await sql`select expire_appointment(${id}, ${now})`.execute(this.database.sql);
    }
    return rows.length;
  }
}
