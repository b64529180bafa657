import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import type { Part } from '../health/part.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import type { QueueStanding } from './job.queries.ts';
import { Jobs } from './jobs.ts';
import { StandingJobs } from './standing-jobs.ts';

type QueueFinding = 'jobs_done' | 'jobs_late' | 'jobs_dead' | 'worker_stopped' | 'database_silent';
type OutboxFinding = 'events_delivered' | 'events_late' | 'database_silent';

export interface QueueHealth extends Part<QueueFinding> {
  /** `off`: this process does no jobs; others may. */
  worker: 'running' | 'stopped' | 'off';
  waiting: number | null;
  failed: number | null;
  dead: number | null;
}

export interface OutboxHealth extends Part<OutboxFinding> {
  waiting: number | null;
  waitingSince: string | null;
}

const secondMs = 1000;
/** A job that is due is taken up within a second or two, unless there are more than the processes can do. */
const jobsMayWaitSeconds = 120;
/** Events are handed to their listeners each second. */
const eventsMayWaitSeconds = 30;

/** How the work fares that is done outside of requests. */
@Injectable()
export class LookAtQueues {
  constructor(
    @Inject(StandingJobs) private readonly standing: StandingJobs,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async queues(): Promise<QueueHealth> {
    const queues = await this.standing.queues();
    const sum = (which: 'waiting' | 'failed' | 'dead') =>
      queues.reduce((total, { [which]: count }) => total + count, 0);
    const counts = { waiting: sum('waiting'), failed: sum('failed'), dead: sum('dead') };
    return { ...this.verdict(queues, counts.dead), worker: this.worker, ...counts };
  }

  async outbox(): Promise<OutboxHealth> {
    const outbox = await this.standing.outbox();
    const late = this.secondsSince(outbox.waitingSince) > eventsMayWaitSeconds;
    if (late) {
      const says = 'Events wait for their listeners: does any process do jobs?';
      return { state: 'degraded', finding: 'events_late', says, ...outbox };
    }
    return { state: 'ok', finding: 'events_delivered', says: 'Events reach their listeners.', ...outbox };
  }

  silent(): { queues: QueueHealth; outbox: OutboxHealth } {
    const down = {
      state: 'down',
      finding: 'database_silent',
      says: 'It lies in the database, which does not answer.',
      waiting: null,
    } as const;
    return {
      queues: { ...down, worker: this.worker, failed: null, dead: null },
      outbox: { ...down, waitingSince: null },
    };
  }

  private get worker(): QueueHealth['worker'] {
    return !this.settings.JOBS ? 'off' : this.jobs.started ? 'running' : 'stopped';
  }

  private verdict(queues: readonly QueueStanding[], dead: number): Part<QueueFinding> {
    if (this.worker === 'stopped') {
      const says = 'The work of this process has stopped: restart it.';
      return { state: 'down', finding: 'worker_stopped', says };
    }
    const late = queues.filter(({ waitingSince }) => this.secondsSince(waitingSince) > jobsMayWaitSeconds);
    if (late.length > 0) {
      return {
        state: 'degraded',
        finding: 'jobs_late',
        says: `Jobs that are due wait in ${late.map(({ queue }) => queue).join(', ')}.`,
      };
    }
    if (dead > 0) {
      const jobs =
        dead === 1 ? 'A job has failed for good and waits' : `${dead} jobs have failed for good and wait`;
      return { state: 'degraded', finding: 'jobs_dead', says: `${jobs} for somebody to look.` };
    }
    return { state: 'ok', finding: 'jobs_done', says: 'Jobs are done as they come.' };
  }

  private secondsSince(instant: string | null): number {
    return instant === null ? 0 : (this.clock.now().getTime() - Date.parse(instant)) / secondMs;
  }
}
