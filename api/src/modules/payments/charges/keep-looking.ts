import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { LookAtPayments } from './look-at-payments.ts';

const pauseMs = 3_000;
/** After Stripe did not answer. */
const longPauseMs = 20_000;

/** Looks at payments every few seconds in each process that does jobs; at what was withdrawn once a minute for all of them. */
@Injectable()
export class KeepLooking implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Payments');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(LookAtPayments) private readonly lookAtPayments: LookAtPayments,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('payments.look', '* * * * *', () => this.lookAtPayments.lookAtWithdrawn(), {
      retries: 0,
    });
  }

  onApplicationBootstrap(): void {
    if (this.settings.JOBS) {
      this.next(pauseMs);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(waitMs: number): void {
    this.timer = setTimeout(() => {
      this.round = this.look().then((waitNextMs) => {
        if (!this.stopping) {
          this.next(waitNextMs);
        }
      });
    }, waitMs);
    this.timer.unref();
  }

  private async look(): Promise<number> {
    try {
      await this.lookAtPayments.look();
      return pauseMs;
    } catch (err) {
      this.logger.warn({ err }, 'payments could not be looked at');
      return longPauseMs;
    }
  }
}
