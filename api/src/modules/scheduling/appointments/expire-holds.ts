import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';

const batch = 200;

/**
 * Writes down which holds have lapsed. Nothing waits for it: a lapsed hold reads as expired and can be claimed at once; this
 * tells the history and the listeners when nobody claimed it. Each hold ends in a transaction of its own, so that no doctor's
 * lock is kept longer than for one; two processes at once find nothing left to do where the other has been.
 */
@Injectable()
export class ExpireHolds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** How many holds have been ended. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const { rows } = await sql<{ id: string }>`
      select id from appointments where status = 'held' and hold_expires_at <= ${now}
       order by hold_expires_at limit ${batch}`.execute(this.database.sql);
    let ended = 0;
    for (const { id } of rows) {
      const result = await sql<{ ended: boolean }>`select expire_appointment(${id}, ${now}) as ended`.execute(
        this.database.sql,
      );
      ended += result.rows[0]?.ended ? 1 : 0;
    }
    return ended;
  }
}
