import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppointmentExpired } from '../../../events/appointment-expired.ts';
import type { PaymentWithdrawn } from '../../../events/payment-withdrawn.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { type Intent, Intents } from '../provider/intents.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { Visits } from '../visits.ts';
import { ApplyPayment } from './apply-payment.ts';
import { type PaymentRow, readPayment, withdrawPending } from './charges.queries.ts';
import { EnsureIntent } from './ensure-intent.ts';
import { markNothingAtStripe } from './intent.queries.ts';

/** Takes back at Stripe what nobody is to pay any more. One that was paid in the meantime is no fault: it is applied. */
@Injectable()
export class CancelIntents implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Intents) private readonly intents: Intents,
    @Inject(EnsureIntent) private readonly ensureIntent: EnsureIntent,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(Visits) private readonly visits: Visits,
  ) {}

  onModuleInit(): void {
    this.jobs.onEvent<PaymentWithdrawn>('payment.withdrawn', 'payments', ({ payload }) =>
      this.cancel(payload.paymentId),
    );
    this.jobs.onEvent<AppointmentExpired>('appointment.expired', 'payments', ({ payload, occurredAt }) =>
      this.expired(payload.appointmentId, new Date(occurredAt)),
    );
  }

  /** A hold has lapsed: what was to be paid for it until then is withdrawn; what began afterwards is of another hold. */
  async expired(appointmentId: string, at: Date): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      await this.visits.paidFor.lock(transaction, appointmentId);
      await withdrawPending(transaction, appointmentId, this.clock.now(), at);
    });
  }

  /** @throws {StripeFault} when it is to be tried again */
  async cancel(paymentId: string): Promise<void> {
    const payment = await readPayment(this.database.sql, paymentId);
    if (
      payment?.status !== 'cancelled' ||
      payment.channel !== 'online' ||
      payment.intentStatus === 'canceled'
    ) {
      return;
    }
    const intent = await this.openIntent(payment);
    if (!intent) {
      await markNothingAtStripe(this.database.sql, paymentId, this.clock.now());
      return;
    }
    await this.applyPayment.apply(payment, await this.end(intent));
  }

  /** An intent we may have asked for and never heard of is found by asking for it again. */
  private async openIntent(payment: PaymentRow): Promise<Intent | undefined> {
    try {
      return await this.ensureIntent.of(payment);
    } catch (fault) {
      if (payment.intentId === null && fault instanceof StripeFault && fault.kind === 'invalid') {
        return undefined;
      }
      throw fault;
    }
  }

  private async end(intent: Intent): Promise<Intent> {
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      return intent;
    }
    try {
      return await this.intents.cancel(intent.id);
    } catch (fault) {
      if (!(fault instanceof StripeFault && fault.kind === 'state')) {
        throw fault;
      }
    }
    const moved = await this.intents.retrieve(intent.id);
    if (moved.status !== 'succeeded' && moved.status !== 'canceled') {
      throw new StripeFault(
        'unavailable',
        `the intent ${intent.id} cannot be cancelled yet: ${moved.status}`,
      );
    }
    return moved;
  }
}
