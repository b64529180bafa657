import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import type { StripeEventReceived } from '../../../events/stripe-event-received.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { ApplyPayment } from '../charges/apply-payment.ts';
import { linkIntent } from '../charges/intent.queries.ts';
import { Intents } from '../provider/intents.ts';
import { StripeLists } from '../provider/stripe-lists.ts';
import { TakeInRefund } from '../reconciliation/take-in-refund.ts';
import { CarryOutRefunds } from '../refunds/carry-out-refunds.ts';

/** What became of an event: it changed or confirmed something of ours, it was about nothing of ours, of a kind we need not know, or put aside. */
export type EventOutcome = 'applied' | 'not_ours' | 'ignored' | 'parked';

interface StoredEvent {
  type: string;
  objectId: string | null;
  paymentId: string | null;
}

/**
 * Applies an event: it says where to look, and what Stripe then answers is applied. So events may come late, twice, or in any
 * order, and be applied by two processes at once.
 */
@Injectable()
export class ApplyEvent implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(Intents) private readonly intents: Intents,
    @Inject(CarryOutRefunds) private readonly carryOutRefunds: CarryOutRefunds,
    @Inject(TakeInRefund) private readonly takeInRefund: TakeInRefund,
    @Inject(StripeLists) private readonly lists: StripeLists,
  ) {}

  onModuleInit(): void {
    this.jobs.onEvent<StripeEventReceived>('stripe-event.received', 'payments', ({ payload }) =>
      this.apply(payload.eventId),
    );
  }

  /** @throws {StripeFault} when Stripe is to be asked again */
  async apply(eventId: string): Promise<void> {
    const event = await this.waiting(eventId);
    if (!event) {
      return;
    }
    await this.mark(eventId, await this.outcomeOf(event));
  }

  async mark(eventId: string, outcome: EventOutcome): Promise<void> {
    await sql`
      update stripe_events set applied_at = ${this.clock.now()}, outcome = ${outcome}
       where id = ${eventId} and applied_at is null`.execute(this.database.sql);
  }

  private async waiting(eventId: string): Promise<StoredEvent | undefined> {
    const { rows } = await sql<StoredEvent>`
      select type, object_id as "objectId", payment_id as "paymentId" from stripe_events
       where id = ${eventId} and applied_at is null`.execute(this.database.sql);
    return rows[0];
  }

  private async outcomeOf({ type, objectId, paymentId }: StoredEvent): Promise<EventOutcome> {
    if (objectId !== null && type.startsWith('payment_intent.')) {
      return this.ofIntent(objectId, paymentId);
    }
    // `charge.refund.updated` is about the refund, whatever its name says.
    if (objectId !== null && (type.startsWith('refund.') || type === 'charge.refund.updated')) {
      return this.ofRefund(objectId);
    }
    return 'ignored';
  }

  /** An intent that we have made and not yet noted is found by the payment it names. */
  private async ofIntent(intentId: string, named: string | null): Promise<EventOutcome> {
    const { rows } = await sql<{ id: string; intentId: string | null }>`
      select id, stripe_payment_intent_id as "intentId" from payments
       where stripe_payment_intent_id = ${intentId} or id = ${named}::uuid
       order by stripe_payment_intent_id = ${intentId} desc nulls last limit 1`.execute(this.database.sql);
    const [payment] = rows;
    if (!payment || (payment.intentId !== null && payment.intentId !== intentId)) {
      return 'not_ours';
    }
    if (payment.intentId === null) {
      const intent = await this.intents.retrieve(intentId);
      if (intent.paymentId !== payment.id) {
        return 'not_ours';
      }
      await linkIntent(this.database.sql, payment.id, intent);
    }
    await this.applyPayment.sync(payment.id);
    return 'applied';
  }

  /** One that was made in Stripe's dashboard is taken into our books; one of an account connected to ours is not there to be asked about. */
  private async ofRefund(stripeRefundId: string): Promise<EventOutcome> {
    const refund = await this.lists.refund(stripeRefundId);
    if (!refund) {
      return 'not_ours';
    }
    if (await this.carryOutRefunds.sync(stripeRefundId)) {
      return 'applied';
    }
    const { rows } = await sql<{ id: string }>`
      select id from payments
       where stripe_payment_intent_id = ${refund.intentId}`.execute(this.database.sql);
    const [payment] = rows;
    if (!payment) {
      return 'not_ours';
    }
    await this.takeInRefund.takeIn(payment.id, refund);
    return 'applied';
  }
}
