import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Database } from '../database/database.ts';
import {
  hurry,
  type JobRow,
  type JobsAsked,
  lockJob,
  type OutboxStanding,
  type QueueStanding,
  readJobs,
  readOutbox,
  readQueues,
} from './job.queries.ts';
import { Jobs } from './jobs.ts';

/** More of them would keep others from the queue for long; who has more asks again. */
const mostAtOnce = 1000;

/** What the queues hold, for whoever looks after them. Where no process has ever done jobs they are not there: then they hold nothing. */
@Injectable()
export class StandingJobs {
  private installed = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  async list(asked: JobsAsked): Promise<JobRow[]> {
    return (await this.areThere()) ? readJobs(this.database.sql, asked) : [];
  }

  async queues(): Promise<QueueStanding[]> {
    return (await this.areThere()) ? readQueues(this.database.sql) : [];
  }

  outbox(): Promise<OutboxStanding> {
    return readOutbox(this.database.sql);
  }

  /** As it stands when nobody else is about to send it again; kept so until the transaction ends. */
  async lock(transaction: Kysely<never>, id: string): Promise<JobRow | undefined> {
    return (await this.areThere()) ? lockJob(transaction, id) : undefined;
  }

  /** One more round of attempts for a dead job, the next attempt at once for one that waits for it; nothing for any other. */
  async sendAgain(transaction: Kysely<never>, job: JobRow): Promise<void> {
    if (job.state === 'dead') {
      await this.jobs.redrive(job.queue, { ids: [job.rowId] }, transaction);
    } else if (job.state === 'failed') {
      await hurry(transaction, job);
    }
  }

  /** The same for what is dead in a queue, as far as it goes at once; undefined when there is no such queue. */
  async sendAllAgain(transaction: Kysely<never>, queue: string): Promise<number | undefined> {
    const known = (await this.queues()).some((each) => each.queue === queue);
    return known ? this.jobs.redrive(queue, { limit: mostAtOnce }, transaction) : undefined;
  }

  private async areThere(): Promise<boolean> {
    if (!this.installed) {
      const { rows } = await sql<{ there: boolean }>`
        select to_regclass('pgboss.job') is not null as there`.execute(this.database.sql);
      this.installed = rows[0]?.there === true;
    }
    return this.installed;
  }
}
