import { z } from 'zod';
import { pageQuery, pageSchema } from '../../../platform/http/page.ts';
import { jobStates } from '../../../platform/jobs/job.queries.ts';

const count = z.int().min(0);
const instant = z.iso.datetime();
export const queueName = z
  .string()
  .regex(/^[\w.-]{1,200}$/, 'Expected the name of a queue such as refund.requested.stripe.')
  .meta({ description: 'The name of a queue.', example: 'refund.requested.stripe' });

export const jobSchema = z
  .object({
    id: z.uuid().meta({ description: 'Stays the same however often it is tried, dies and is sent again.' }),
    queue: queueName,
    state: z.enum([...jobStates, 'done']).meta({
      id: 'JobState',
      description:
        '`waiting` for its first attempt or `active`; `failed`: tried again by itself at `nextAttemptAt`; `dead`: given up, until somebody sends it again.',
    }),
    event: z.string().nullable().meta({
      description: 'What it was told of, where an event has made it.',
      example: 'refund.requested',
    }),
    about: z.record(z.string(), z.string()).meta({
      description: 'The ids of what it is about. Nothing else of its contents is shown.',
      example: { refundId: '01936f6e-7c00-7000-8000-000000000030' },
    }),
    failures: count.meta({ description: 'How many attempts have failed, since it was last sent again.' }),
    failure: z.string().nullable().meta({
      description: 'Why the last one did, without words of anybody; the log has more under the id.',
      example: 'Stripe did not answer, or asked to come back later.',
    }),
    createdAt: instant,
    lastAttemptAt: instant
      .nullable()
      .meta({ description: 'When the last attempt began; of a `dead` one when it was given up.' }),
    nextAttemptAt: instant.nullable(),
  })
  .meta({ id: 'Job' });
export type JobAnswer = z.infer<typeof jobSchema>;

export const jobPage = pageSchema(jobSchema, 'JobPage');

export const jobsQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(jobStates).optional(),
  queue: queueName.optional(),
});
export type JobsQuery = z.infer<typeof jobsQuery>;

export const queuesSchema = z
  .object({
    items: z.array(
      z
        .object({
          queue: queueName,
          waiting: count,
          active: count,
          failed: count,
          dead: count,
          waitingSince: instant.nullable().meta({ description: 'Of the oldest that is due.' }),
          lastDeadAt: instant.nullable(),
        })
        .meta({ id: 'Queue' }),
    ),
    nextCursor: z.string().nullable(),
    outbox: z
      .object({ waiting: count, waitingSince: instant.nullable() })
      .meta({ id: 'Outbox', description: 'Events that have not reached the queues of their listeners.' }),
  })
  .meta({ id: 'QueuePage' });
export type Queues = z.infer<typeof queuesSchema>;

export const retriedQueueSchema = z
  .object({
    queue: queueName,
    retried: count.meta({ description: 'How many dead jobs are tried again; ask again while it is 1000.' }),
  })
  .meta({ id: 'RetriedQueue' });
export type RetriedQueue = z.infer<typeof retriedQueueSchema>;
