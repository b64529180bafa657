import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { Rounds } from '../../../platform/jobs/rounds.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { LookAtPayments } from './look-at-payments.ts';

const pauseMs = 3_000;
/** After Stripe did not answer. */
const longPauseMs = 20_000;

/** Looks at payments every few seconds in each process that does jobs; at what was withdrawn once a minute for all of them. */
@Injectable()
export class KeepLooking implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Payments');
  private readonly rounds = new Rounds({
    round: () => this.lookAtPayments.look(),
    pauseMs,
    pauseAfterFaultMs: longPauseMs,
    onFault: (err) => this.logger.warn({ err }, 'payments could not be looked at'),
  });

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
      this.rounds.begin();
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
