import { z } from 'zod';
import { partStates } from '../../../platform/health/part.ts';

const count = z.int().min(0);
const instant = z.iso.datetime();

/** How a part fares, and the names of what can be found of it. */
function partWith<const Findings extends readonly string[]>(findings: Findings) {
  return {
    state: z.enum(partStates).meta({ description: 'How it fares: `ok`, `degraded` or `down`.' }),
    finding: z.enum(findings).meta({ description: 'What was found, for words of one’s own.' }),
    says: z.string().meta({
      description: 'The same in a sentence, for whoever looks after it.',
      example: 'It answers, and its schema is the one this version was written for.',
    }),
  };
}

export const systemSchema = z
  .object({
    state: z.enum(partStates).meta({ description: 'That of the part that fares worst.' }),
    version: z.string().meta({ description: 'Of this build.', example: '0.1.0' }),
    environment: z.enum(['development', 'test', 'production']),
    asOf: instant,
    process: z
      .object({
        ...partWith(['memory_free', 'memory_full']),
        startedAt: instant,
        uptimeSeconds: count,
        memory: z.object({ residentBytes: count, heapUsedBytes: count, heapLimitBytes: count }),
        nodeVersion: z.string().meta({ example: 'v24.1.0' }),
      })
      .meta({ id: 'ProcessHealth', description: 'The process that answers; there may be others beside it.' }),
    database: z
      .object({
        ...partWith(['answers', 'silent', 'migrations_missing', 'connections_few']),
        version: z.string().nullable().meta({ example: '18.0' }),
        sizeBytes: count.nullable(),
        connections: z
          .object({ used: count, most: count })
          .nullable()
          .meta({ description: 'Of all clients of the server, and the most it takes.' }),
        pool: z
          .object({ busy: count, idle: count, waiting: count })
          .meta({ description: 'Connections of this process, and requests that wait for one.' }),
        migrations: z.object({ applied: count, pending: z.array(z.string()) }).nullable(),
      })
      .meta({ id: 'DatabaseHealth' }),
    queues: z
      .object({
        ...partWith(['jobs_done', 'jobs_late', 'jobs_dead', 'worker_stopped', 'database_silent']),
        worker: z.enum(['running', 'stopped', 'off']).meta({
          description: 'Whether this process does jobs; `off` is by its settings.',
        }),
        waiting: count.nullable(),
        failed: count.nullable().meta({ description: 'To be tried again.' }),
        dead: count.nullable().meta({ description: 'Failed for good.' }),
      })
      .meta({ id: 'QueueHealth' }),
    outbox: z
      .object({
        ...partWith(['events_delivered', 'events_late', 'database_silent']),
        waiting: count.nullable(),
        waitingSince: instant.nullable(),
      })
      .meta({ id: 'OutboxHealth', description: 'Events on their way to those who listen.' }),
    files: z
      .object({ ...partWith(['kept', 'unreachable']), kind: z.enum(['folder', 'bucket']) })
      .meta({ id: 'FileHealth' }),
    payments: z
      .object({
        ...partWith([
          'current',
          'events_not_applied',
          'comparison_failed',
          'comparison_overdue',
          'unreadable',
        ]),
        mode: z.enum(['sandbox', 'test', 'live']).meta({
          description: '`sandbox`: our own, no money moves. `test` and `live` are Stripe’s.',
        }),
        lastWebhookAt: instant.nullable(),
        eventsWaiting: count.nullable().meta({ description: 'Of Stripe, stored and not applied.' }),
        eventsWaitingSince: instant.nullable(),
        lastReconciliation: z
          .object({
            id: z.uuid(),
            status: z.enum(['running', 'completed', 'failed']),
            startedAt: instant,
            reported: count.meta({ description: 'Differences somebody has to look at.' }),
          })
          .nullable(),
      })
      .meta({ id: 'PaymentsHealth' }),
  })
  .meta({ id: 'SystemHealth' });

export type SystemHealth = z.infer<typeof systemSchema>;
