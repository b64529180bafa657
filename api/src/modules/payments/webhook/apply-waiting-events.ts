import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { ApplyEvent } from './apply-event.ts';

const minuteMs = 60_000;
const parkedAfterMs = 24 * 60 * minuteMs;
const batchSize = 200;

/** Events that neither their own process nor the queue came to the end of. After a day one is put aside, and somebody is told. */
@Injectable()
export class ApplyWaitingEvents implements OnModuleInit {
  private readonly logger = new Logger('StripeEvents');

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ApplyEvent) private readonly applyEvent: ApplyEvent,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('payments.events-waiting', '* * * * *', () => this.sweep(), { retries: 0 });
  }

  /** @throws {StripeFault} `unavailable`: there is no use in asking about the others */
  async sweep(): Promise<void> {
    const now = this.clock.now().getTime();
    const { rows } = await sql<{ id: string; receivedAt: string }>`
      select id, received_at as "receivedAt" from stripe_events
       where applied_at is null and received_at <= ${new Date(now - minuteMs)}
       order by received_at limit ${batchSize}`.execute(this.database.sql);
    for (const { id, receivedAt } of rows) {
      await this.apply(id, now - Date.parse(receivedAt) > parkedAfterMs);
    }
  }

  private async apply(eventId: string, lastTime: boolean): Promise<void> {
    try {
      await this.applyEvent.apply(eventId);
    } catch (err) {
      if (err instanceof StripeFault && err.kind === 'unavailable') {
        throw err;
      }
      this.logger.error({ err, eventId, putAside: lastTime }, 'an event of Stripe cannot be applied');
      if (lastTime) {
        await this.applyEvent.mark(eventId, 'parked');
      }
    }
  }
}
