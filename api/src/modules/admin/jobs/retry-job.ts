import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { StandingJobs } from '../../../platform/jobs/standing-jobs.ts';
import { notFound } from '../../../values/refusal.ts';
import type { JobAnswer, RetriedQueue } from './job.schemas.ts';
import { toJob } from './read-jobs.ts';

/**
 * A job that was given up is tried again, and one that waits for its next attempt gets it now. Of two who ask at once the second finds
 * it sent already, and changes nothing: whatever they do it is sent once.
 */
@Injectable()
export class RetryJob {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(StandingJobs) private readonly standing: StandingJobs,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  one(id: string, once?: Once): Promise<JobAnswer> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const job = await this.standing.lock(transaction, id);
      if (!job) {
        throw notFound();
      }
      if (job.state !== 'dead' && job.state !== 'failed') {
        this.audit.unchanged('job.retried');
        return toJob(job);
      }
      await this.standing.sendAgain(transaction, job);
      const { queue, state, failures } = job;
      const details = { queue, was: state, failures };
      await this.audit.write(transaction, { action: 'job.retried', id, hospitalId: null, details });
      return toJob((await this.standing.lock(transaction, id)) ?? job);
    });
  }

  /** All that was given up in a queue, once whoever was the reason is back. */
  all(queue: string, once?: Once): Promise<RetriedQueue> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const retried = await this.standing.sendAllAgain(transaction, queue);
      if (retried === undefined) {
        throw notFound();
      }
      if (retried === 0) {
        this.audit.unchanged('job.retried');
      } else {
        const details = { queue, was: 'dead', jobs: retried };
        await this.audit.write(transaction, { action: 'job.retried', id: null, hospitalId: null, details });
      }
      return { queue, retried };
    });
  }
}
