import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss';
import { Refusal } from '../../values/refusal.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import { deadLettersKeptSeconds, deadLettersOf } from './dead-letters.ts';
import { failureSentence } from './failure-sentence.ts';
import type { DomainEvent } from './outbox.ts';

/** An event as its listeners get it: at least once, so each keeps in mind by `id` what it has done already. */
export interface DeliveredEvent<E extends DomainEvent = DomainEvent> {
  id: string;
  type: E['type'];
  payload: E['payload'];
  occurredAt: string;
}

export interface QueueOptions {
  /** How often a failing job is tried again before it goes to the dead letters. */
  retries?: number;
  /** The wait before the first repetition; each further one about doubles it. */
  firstRetrySeconds?: number;
  /** How many jobs of the queue a process works on at the same time. */
  concurrency?: number;
}

type Handler = (data: never, job: { id: string }) => Promise<void>;

interface Registration {
  handler: Handler;
  options: QueueOptions;
  cron?: string;
}

const poolSize = 4;
const maxRetrySeconds = 15 * 60;
const stopMs = 10_000;
/** A job of a process that was killed gives no sign of life, and is taken up by another one after as long as this. */
const signOfLifeSeconds = 20;
const lookForLostSeconds = 10;

/**
 * Work that is done outside of requests, by a queue in PostgreSQL: tried again with growing waits, then put aside as dead letters.
 * Modules register their queues and listeners in `onModuleInit`; work begins when all have, unless the setting JOBS is off.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('Jobs');
  private readonly registered = new Map<string, Registration>();
  private readonly listeners = new Map<string, string[]>();
  private boss: PgBoss | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Does the work of a queue. */
  handle<T extends object>(
    queue: string,
    handler: (data: T, job: { id: string }) => Promise<void>,
    options: QueueOptions = {},
  ): void {
    this.register(queue, { handler, options });
  }

  /** Does something by the clock, once for all processes together. `cron` is in UTC. */
  onSchedule(name: string, cron: string, handler: () => Promise<void>, options: QueueOptions = {}): void {
    this.register(name, { handler, options, cron });
  }

  /** Listens to a kind of event; `listener` names who listens, and with the type is its queue. */
  onEvent<E extends DomainEvent>(
    type: E['type'],
    listener: string,
    handler: (event: DeliveredEvent<E>) => Promise<void>,
    options: QueueOptions = {},
  ): void {
    const queue = `${type}.${listener}`;
    this.register(queue, { handler, options });
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), queue]);
  }

  /** Puts a job on a queue; within a transaction it is there only if that commits. */
  async send(queue: string, data: object, transaction?: Kysely<never>, startAfter?: Date): Promise<void> {
    await this.running.send(queue, data, {
      ...(transaction && { db: fromKysely(transaction) }),
      ...(startAfter && { startAfter }),
    });
  }

  /** Hands events to the queues of all who listen, in the given transaction. */
  async deliver(transaction: Kysely<never>, events: readonly DeliveredEvent[]): Promise<void> {
    const byQueue = new Map<string, DeliveredEvent[]>();
    for (const event of events) {
      for (const queue of this.listeners.get(event.type) ?? []) {
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), event]);
      }
    }
    for (const [queue, waiting] of byQueue) {
      const jobs = waiting.map((data) => ({ data }));
      await this.running.insert(queue, jobs, { db: fromKysely(transaction) });
    }
  }

  /**
   * Puts dead letters of a queue back on it for one more round of attempts, as jobs that know where they come from: those that are named,
   * or the oldest. What somebody else is just putting back is left to them.
   *
   * @returns how many that were
   * @throws {Refusal} `internal.unavailable` where this process does no jobs
   */
  async redrive(
    queue: string,
    which: { ids: string[] } | { limit: number },
    transaction: Kysely<never>,
  ): Promise<number> {
    if (!this.boss) {
      throw new Refusal('internal.unavailable', { detail: 'This server does no jobs: ask one that does.' });
    }
    return this.boss.redrive(deadLettersOf(queue), { ...which, db: fromKysely(transaction) });
  }

  get started(): boolean {
    return this.boss !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.JOBS) {
      return;
    }
    const boss = new PgBoss({
      connectionString: this.settings.DATABASE_URL,
      application_name: 'smartmedconnect-jobs',
      max: poolSize,
      superviseIntervalSeconds: lookForLostSeconds,
      monitorIntervalSeconds: lookForLostSeconds,
    });
    boss.on('error', (err) => this.logger.error({ err }, 'the job queue has a fault'));
    await boss.start();
    this.boss = boss;
    for (const [queue, registration] of this.registered) {
      await this.open(boss, queue, registration);
    }
  }

  /** Lets the jobs at hand finish; what is still waiting stays for other processes. */
  async stop(): Promise<void> {
    const boss = this.boss;
    this.boss = undefined;
    await boss?.stop({ graceful: true, timeout: stopMs });
  }

  private register(queue: string, registration: Registration): void {
    if (this.registered.has(queue)) {
      throw new Error(`the queue ${queue} is registered twice`);
    }
    if (this.started) {
      throw new Error(`the queue ${queue} is registered too late: do it in onModuleInit`);
    }
    this.registered.set(queue, registration);
  }

  private async open(boss: PgBoss, queue: string, { handler, options, cron }: Registration): Promise<void> {
    const { retries = 8, firstRetrySeconds = 2, concurrency = 10 } = options;
    const deadLetter = deadLettersOf(queue);
    const retrying = {
      heartbeatSeconds: signOfLifeSeconds,
      retryLimit: retries,
      retryDelay: firstRetrySeconds,
      retryBackoff: firstRetrySeconds > 0,
      ...(firstRetrySeconds > 0 && { retryDelayMax: maxRetrySeconds }),
    };
    const kept = { retentionSeconds: deadLettersKeptSeconds };
    await boss.createQueue(deadLetter, kept);
    await boss.updateQueue(deadLetter, kept);
    await boss.createQueue(queue, { ...retrying, deadLetter });
    await boss.updateQueue(queue, { ...retrying, deadLetter });
    if (cron !== undefined) {
      await boss.schedule(queue, cron);
    }
    const fetching = { batchSize: concurrency, burstWhenBatchFull: true, pollingIntervalSeconds: 1 } as const;
    await boss.work(queue, { ...fetching, perJobResults: true }, (jobs: Job<unknown>[]) =>
      Promise.all(jobs.map((job) => this.work(handler, job, queue))),
    );
  }

  private async work(handler: Handler, job: Job<unknown>, queue: string): Promise<JobResult> {
    try {
      await handler((job.data ?? {}) as never, { id: job.id });
      return { id: job.id, status: 'completed' };
    } catch (err) {
      this.logger.warn({ err, queue, job: job.id }, 'a job failed');
      return { id: job.id, status: 'failed', output: { sentence: failureSentence(err) } };
    }
  }

  private get running(): PgBoss {
    if (!this.boss) {
      throw new Error('the job queue is not running (JOBS=off, or the server is stopping)');
    }
    return this.boss;
  }
}
