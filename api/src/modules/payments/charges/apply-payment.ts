import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { PaymentDeclined } from '../../../events/payment-declined.ts';
import type { PaymentSucceeded } from '../../../events/payment-succeeded.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { paymentSucceeded } from '../ledger/ledger.ts';
import { type Intent, Intents } from '../provider/intents.ts';
import { issue } from '../receipts/receipts.ts';
import { Refunds } from '../refunds/refunds.ts';
import { stripeAmount } from '../rules/stripe-amount.ts';
import { Visits } from '../visits.ts';
import { lockPayment, type PaymentRow, readPayment } from './charges.queries.ts';
import { markCancelled, markPaid, markProgress } from './intent.queries.ts';
import { eventPayload } from './payment-event.ts';

/**
 * Brings a payment in line with what Stripe says of it. Whoever learns that something may have happened comes here: a webhook, our
 * own look, the call that pays, the reconciliation; in any order, again, and all at once. Money that has come stays come.
 */
@Injectable()
export class ApplyPayment {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Intents) private readonly intents: Intents,
    @Inject(Refunds) private readonly refunds: Refunds,
    @Inject(Visits) private readonly visits: Visits,
  ) {}

  /** Asks Stripe and applies the answer; undefined when there is no such payment, or nothing of it at Stripe that we know of. */
  async sync(paymentId: string): Promise<Intent | undefined> {
    const payment = await readPayment(this.database.sql, paymentId);
    if (!payment || payment.intentId === null) {
      return undefined;
    }
    const intent = await this.intents.retrieve(payment.intentId);
    await this.apply(payment, intent);
    return intent;
  }

  /** Applies what Stripe has just answered about a payment that has been read before. */
  async apply(payment: PaymentRow, intent: Intent): Promise<void> {
    if (payment.status === 'succeeded') {
      return;
    }
    switch (intent.status) {
      case 'succeeded':
        return this.succeed(payment, intent);
      case 'canceled':
        return markCancelled(this.database.sql, payment.id, this.clock.now());
      default:
        return this.progress(payment, intent);
    }
  }

  /** One transaction: the payment, what becomes of the visit, the books, the receipt, and the news. */
  private async succeed({ id, appointmentId }: PaymentRow, intent: Intent): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      await this.visits.paidFor.lock(transaction, appointmentId);
      const payment = await lockPayment(transaction, id);
      if (!payment || payment.status === 'succeeded') {
        return;
      }
      requireWholeAmount(payment, intent);
      const at = this.clock.now();
      await markPaid(transaction, id, { chargeId: intent.chargeId, at });
      await paymentSucceeded(transaction, payment, at);
      await this.decideVisit(transaction, payment, at);
      const told: PaymentSucceeded = { type: 'payment.succeeded', payload: eventPayload(payment) };
      await this.outbox.publish(transaction, told);
      await issue(transaction, { ...payment, at });
    });
  }

  private async decideVisit(transaction: Kysely<never>, payment: PaymentRow, at: Date): Promise<void> {
    const { id: paymentId, appointmentId, purpose } = payment;
    const verdict = await this.visits.paidFor.paid(transaction, { paymentId, appointmentId, purpose });
    if (verdict.outcome === 'refund') {
      await this.refunds.inFull(transaction, {
        paymentId,
        reason: verdict.reason,
        requestedBy: 'system',
        at,
      });
    }
  }

  private async progress(payment: PaymentRow, intent: Intent): Promise<void> {
    if (!isNews(payment, intent)) {
      return;
    }
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const locked = await lockPayment(transaction, payment.id);
      if (!locked || locked.status === 'succeeded' || !isNews(locked, intent)) {
        return;
      }
      await markProgress(transaction, locked, seenOf(intent), this.clock.now());
      if (locked.status === 'pending' && isDecline(locked, intent)) {
        const told: PaymentDeclined = { type: 'payment.declined', payload: eventPayload(locked) };
        await this.outbox.publish(transaction, told);
      }
    });
  }
}

function seenOf({ status, chargeId, decline }: Intent) {
  return { intentStatus: status, chargeId, declineCode: decline?.code ?? null };
}

function isNews(payment: PaymentRow, intent: Intent): boolean {
  const { intentStatus, chargeId, declineCode } = seenOf(intent);
  return (
    payment.intentStatus !== intentStatus ||
    payment.chargeId !== chargeId ||
    payment.declineCode !== declineCode
  );
}

/** Another card, or the same again, has been declined since we last looked. */
function isDecline(payment: PaymentRow, intent: Intent): boolean {
  return (
    intent.status === 'requires_payment_method' &&
    intent.decline !== null &&
    (payment.chargeId !== intent.chargeId || payment.declineCode !== intent.decline.code)
  );
}

/** Nothing of ours asks for less or more: somebody has changed the intent by hand, and has to say what is right. */
function requireWholeAmount(payment: PaymentRow, intent: Intent): void {
  if (intent.stripeAmountReceived !== stripeAmount(payment) || intent.currency !== payment.currency) {
    throw new Error(
      `the intent ${intent.id} received another amount than the payment ${payment.id} asks for`,
    );
  }
}
