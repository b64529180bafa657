import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { ApplyPayment } from './apply-payment.ts';
import { readPayment } from './charges.queries.ts';
import { EnsureIntent } from './ensure-intent.ts';

/** Stripe's word usually comes within a second; after so long without any we look ourselves. */
const withoutWordSeconds = 20;
const batchSize = 200;

/** Our own look at payments that wait, for when Stripe's word is late or lost. Those not looked at for longest come first. */
@Injectable()
export class LookAtPayments implements OnModuleInit {
  private readonly logger = new Logger('Payments');

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EnsureIntent) private readonly ensureIntent: EnsureIntent,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
  ) {}

  onModuleInit(): void {
    this.jobs.onSchedule('payments.look', '* * * * *', () => this.look(), { retries: 0 });
  }

  /** @throws {StripeFault} `unavailable`: there is no use in asking about the others */
  async look(): Promise<void> {
    for (const id of await this.due()) {
      await this.lookAt(id).catch((err: unknown) => {
        if (err instanceof StripeFault && err.kind === 'unavailable') {
          throw err;
        }
        this.logger.error({ err, paymentId: id }, 'a payment could not be looked at');
      });
    }
  }

  private async lookAt(id: string): Promise<void> {
    const payment = await readPayment(this.database.sql, id);
    if (payment?.status !== 'pending') {
      return;
    }
    await sql`update payments set looked_at = ${this.clock.now()} where id = ${id}`.execute(
      this.database.sql,
    );
    // One that was asked for and never heard of is found by asking for it again.
    const intent = await this.ensureIntent.of(payment);
    if (intent) {
      await this.applyPayment.apply(payment, intent);
    }
  }

  private async due(): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - withoutWordSeconds * 1000);
    const { rows } = await sql<{ id: string }>`
      select id from payments
       where status = 'pending' and channel = 'online' and looked_at < ${before}
       order by looked_at limit ${batchSize}`.execute(this.database.sql);
    return rows.map(({ id }) => id);
  }
}
