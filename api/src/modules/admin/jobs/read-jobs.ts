import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { keptSentence } from '../../../platform/jobs/failure-sentence.ts';
import type { JobRow } from '../../../platform/jobs/job.queries.ts';
import { StandingJobs } from '../../../platform/jobs/standing-jobs.ts';
import { toldIds } from '../../../platform/jobs/told-ids.ts';
import type { JobAnswer, JobsQuery, Queues } from './job.schemas.ts';

const place = z.tuple([cursorInstant, z.uuid()]);

/** Work that is not done: what failed and when, how often and why. */
@Injectable()
export class ReadJobs {
  constructor(@Inject(StandingJobs) private readonly standing: StandingJobs) {}

  async list({ state, queue, cursor, limit }: JobsQuery): Promise<Page<JobAnswer>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, place);
    const rows = await this.standing.list({ state, queue, after, limit: limit + 1 });
    return pageOf(rows, limit, toJob, ({ at, rowId }) => [at, rowId]);
  }

  async queues(): Promise<Queues> {
    const [items, outbox] = await Promise.all([this.standing.queues(), this.standing.outbox()]);
    return { items, nextCursor: null, outbox };
  }
}

export function toJob({ id, queue, state, data, failures, output, ...row }: JobRow): JobAnswer {
  const { createdAt, lastAttemptAt, nextAttemptAt } = row;
  return {
    id,
    queue,
    state,
    event: eventOf(data),
    about: toldIds(data),
    failures,
    failure: failures > 0 && state !== 'done' ? keptSentence(output) : null,
    createdAt,
    lastAttemptAt,
    nextAttemptAt,
  };
}

function eventOf(data: unknown): string | null {
  const type = (data as { type?: unknown } | null)?.type;
  return typeof type === 'string' && /^[a-z][a-z._-]{1,80}$/.test(type) ? type : null;
}
