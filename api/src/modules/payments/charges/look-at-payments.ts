import { Inject, Injectable, Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { ApplyPayment } from './apply-payment.ts';
import { CancelIntents } from './cancel-intents.ts';
import { readPayment } from './charges.queries.ts';
import { EnsureIntent } from './ensure-intent.ts';

/** A payment is looked at again after a third of its age, but not sooner and not later than this. */
const soonestSeconds = 5;
const latestSeconds = 300;
/** The queue cancels what was withdrawn within seconds; what is still open at Stripe after so long has been lost. */
const withdrawnForSeconds = 120;
const batchSize = 60;
const atOnce = 6;

/** Our own look at payments, for when Stripe's word is late or lost. Any number of processes may look: none looks at another's. */
@Injectable()
export class LookAtPayments {
  private readonly logger = new Logger('Payments');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(EnsureIntent) private readonly ensureIntent: EnsureIntent,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(CancelIntents) private readonly cancelIntents: CancelIntents,
  ) {}

  /** At what is to be paid and was begun at Stripe. @throws {StripeFault} `unavailable`: no use in asking about the others */
  async look(): Promise<void> {
    await this.each(await this.due(), (id) => this.lookAt(id));
  }

  /** At what was withdrawn and is not known to have ended at Stripe. @throws {StripeFault} `unavailable` */
  async lookAtWithdrawn(): Promise<void> {
    await this.each(await this.openAfterWithdrawal(), (id) => this.cancelIntents.cancel(id));
  }

  private async lookAt(id: string): Promise<void> {
    const payment = await readPayment(this.database.sql, id);
    if (payment?.status !== 'pending') {
      return;
    }
    // One that was asked for and never heard of is found by asking for it again.
    const intent = await this.ensureIntent.of(payment);
    if (intent) {
      await this.applyPayment.apply(payment, intent);
    }
  }

  private async each(ids: readonly string[], look: (id: string) => Promise<void>): Promise<void> {
    for (let first = 0; first < ids.length; first += atOnce) {
      await Promise.all(
        ids.slice(first, first + atOnce).map((id) => look(id).catch((err: unknown) => this.tell(err, id))),
      );
    }
  }

  private tell(err: unknown, paymentId: string): void {
    if (err instanceof StripeFault && err.kind === 'unavailable') {
      throw err;
    }
    this.logger.error({ err, paymentId }, 'a payment could not be looked at');
  }

  /** Takes what is due, those not looked at for longest first: noting the look is what keeps others from it. */
  private async due(): Promise<string[]> {
    const now = this.clock.now();
    const { rows } = await sql<{ id: string }>`
      update payments set looked_at = ${now}
       where id in (
         select id from payments
          where status = 'pending' and channel = 'online'
            and looked_at <= ${now}::timestamptz - make_interval(secs => least(${latestSeconds}::float8, greatest(
                  ${soonestSeconds}::float8, extract(epoch from ${now}::timestamptz - created_at)::float8 / 3)))
          order by looked_at limit ${batchSize} for update skip locked)
      returning id`.execute(this.database.sql);
    return rows.map(({ id }) => id);
  }

  private async openAfterWithdrawal(): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - withdrawnForSeconds * 1000);
    const { rows } = await sql<{ id: string }>`
      select id from payments
       where status = 'cancelled' and channel = 'online' and intent_status is distinct from 'canceled'
         and cancelled_at <= ${before}
       order by cancelled_at limit ${batchSize}`.execute(this.database.sql);
    return rows.map(({ id }) => id);
  }
}
