import { LockMode } from '@mikro-orm/core';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { Dispute } from './dispute.entity.ts';
import { lapseIfSilent } from './lapse-dispute.ts';

const batch = 200;

/**
 * Hands disputes whose patient or hospital has let its time to answer pass to the admins, and writes down who was silent until when.
 * Each in a transaction of its own: two processes at once find nothing left to do where the other has been.
 */
@Injectable()
export class LapseReplies implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('disputes.lapse-replies', '7 * * * *', () => this.runAll());
  }

  private async runAll(): Promise<void> {
    while ((await this.run()) === batch);
  }

  /** Answers how many there were, whoever handed them on. */
  async run(): Promise<number> {
    const { rows } = await sql<{ id: string }>`
      select id from disputes
       where closed_at is null and due_at < ${this.clock.now()} and awaits in ('patient', 'hospital')
       order by due_at, id limit ${batch}`.execute(this.database.sql);
    for (const { id } of rows) {
      await this.lapse(id);
    }
    return rows.length;
  }

  /** Behind its lock it is looked at again: somebody may have answered, or decided, meanwhile. */
  private async lapse(id: string): Promise<void> {
    await this.database.transaction(async (em) => {
      const dispute = await em.findOneOrFail(Dispute, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (dispute.closedAt === null) {
        await lapseIfSilent(em, this.outbox, dispute, this.clock.now());
      }
    });
  }
}
