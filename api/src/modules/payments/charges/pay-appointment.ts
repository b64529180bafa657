import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Refusal } from '../../../values/refusal.ts';
import { type Confirmation, type Intent, Intents } from '../provider/intents.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { Visits } from '../visits.ts';
import { ApplyPayment } from './apply-payment.ts';
import { type PaymentRow, readPaid, readPending } from './charges.queries.ts';
import { Checkouts } from './checkouts.ts';
import { EnsureIntent } from './ensure-intent.ts';
import type { Checkout, PaymentBody } from './payment.schemas.ts';
import { nothingToPay, refusalOf } from './provider-refusals.ts';
import { requirePayer } from './require-payer.ts';

/**
 * Pays with a PaymentMethod by its id: no card passes through here. When it answers `succeeded` the appointment has been confirmed.
 *
 * A request that comes again confirms again under the same key at Stripe, which repeats its answer: neither a crash of ours nor a
 * lost answer charges twice.
 */
@Injectable()
export class PayAppointment {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Visits) private readonly visits: Visits,
    @Inject(Intents) private readonly intents: Intents,
    @Inject(EnsureIntent) private readonly ensureIntent: EnsureIntent,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(Checkouts) private readonly checkouts: Checkouts,
  ) {}

  async pay(caller: Caller, appointmentId: string, body: PaymentBody, once?: Once): Promise<Checkout> {
    await requirePayer(this.visits, caller, appointmentId);
    const payment = await this.payable(appointmentId, once);
    await this.tellAttempt(payment);
    try {
      const intent = await this.confirm(payment, body, once);
      await this.applyPayment.apply(payment, intent);
      const checkout = this.checkouts.of(payment, intent);
      await this.transactions.run(once, () => Promise.resolve(withoutSecrets(checkout)));
      return checkout;
    } catch (thrown) {
      throw refusalOf(thrown);
    }
  }

  /** Before Stripe is asked: whatever becomes of this process, whoever was at a patient's payment has been written down. */
  private async tellAttempt({ id: paymentId, appointmentId, hospitalId, amountMinor, currency }: PaymentRow) {
    await this.audit.write(this.database.sql, {
      action: 'appointment.payment_attempted',
      id: appointmentId,
      hospitalId,
      details: { paymentId, amountMinor, currency },
    });
  }

  /** A request that may be coming again is asked about what has been paid as well: Stripe knows whether it was by this one. */
  private async payable(appointmentId: string, once: Once | undefined): Promise<PaymentRow> {
    const payment =
      (await readPending(this.database.sql, appointmentId)) ??
      (once && (await readPaid(this.database.sql, appointmentId)));
    if (!payment) {
      throw nothingToPay();
    }
    return payment;
  }

  private async confirm(payment: PaymentRow, body: PaymentBody, once: Once | undefined): Promise<Intent> {
    if (payment.status === 'pending' && (await this.visits.paidFor.isLost(payment.appointmentId))) {
      return this.paidBeforeLost(payment);
    }
    const intentId = payment.intentId ?? (await this.ensureIntent.of(payment))?.id;
    if (intentId === undefined) {
      throw nothingToPay();
    }
    const { paymentMethodId, returnUrl } = body;
    const idempotencyKey = once && keyOf(payment, once);
    const confirmation = { paymentMethodId, returnUrl, idempotencyKey };
    try {
      return await this.intents.confirm(intentId, confirmation);
    } catch (fault) {
      if (fault instanceof StripeFault && fault.kind === 'unavailable' && fault.replayed) {
        return this.confirmAgain(payment, intentId, confirmation);
      }
      if (fault instanceof StripeFault && fault.kind === 'declined') {
        await this.noteDecline(payment);
      }
      if (fault instanceof StripeFault && fault.kind === 'state') {
        return this.movedOn(payment);
      }
      throw fault;
    }
  }

  /** Nothing is charged only to be returned. What had been charged when the request came before is answered as what it is. */
  private async paidBeforeLost(payment: PaymentRow): Promise<Intent> {
    const intent = await this.applyPayment.sync(payment.id);
    if (intent?.status === 'succeeded') {
      return intent;
    }
    throw new Refusal('scheduling.hold_expired', {
      detail:
        'The hold lapsed and the time is no longer free. Nothing was charged now; what a bank still sends for it goes back.',
    });
  }

  /** Stripe repeats its own fault for this key for a day. Where the call has changed nothing, it is made under another one. */
  private async confirmAgain(
    payment: PaymentRow,
    intentId: string,
    confirmation: Confirmation,
  ): Promise<Intent> {
    const intent = await this.applyPayment.sync(payment.id);
    if (intent && intent.status !== 'requires_payment_method') {
      return intent;
    }
    const idempotencyKey = `${confirmation.idempotencyKey}-again`;
    return this.intents.confirm(intentId, { ...confirmation, idempotencyKey });
  }

  /** The answer is no, whether or not it can be written down at once: our look and the webhook come by as well. */
  private async noteDecline(payment: PaymentRow): Promise<void> {
    try {
      await this.applyPayment.sync(payment.id);
    } catch (fault) {
      if (!(fault instanceof StripeFault)) {
        throw fault;
      }
    }
  }

  /** Somebody else has paid or withdrawn it in the meantime; or the bank is still at it. */
  private async movedOn(payment: PaymentRow): Promise<Intent> {
    const intent = await this.applyPayment.sync(payment.id);
    if (!intent || intent.status === 'succeeded' || intent.status === 'canceled') {
      throw nothingToPay();
    }
    return intent;
  }
}

/** Of the payment and the request: two callers who think of the same key are not each other. */
function keyOf(payment: PaymentRow, { scope, key }: Once): string {
  return `confirm-${payment.id}-${createHash('sha256').update(`${scope} ${key}`).digest('base64url')}`;
}

/** What is kept to be answered again; the rest is asked for with `GET`. */
function withoutSecrets(checkout: Checkout): Checkout {
  return { ...checkout, clientSecret: null, nextActionUrl: null };
}
