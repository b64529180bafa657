import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { RefundRequested } from '../../../events/refund-requested.ts';
import { SealedBox } from '../../../platform/crypto/sealed-box.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { type Money, money } from '../../../values/money.ts';
import { Refusal } from '../../../values/refusal.ts';
import { refundOwed } from '../ledger/ledger.ts';
import { type Cancellation, cancellationRefund, type RefundDecision } from '../rules/cancellation-refund.ts';
import { leftOf, spreadRefund } from '../rules/spread-refund.ts';
import type { RefundReason } from './refund-reasons.ts';
import {
  insertRefund,
  lockPaid,
  lockPaidPayment,
  type NewRefund,
  type PaidPayment,
  readPaid,
} from './refund.queries.ts';

/** A cancellation as scheduling knows it; what was paid is known here. Notice is counted in hours that pass, so no zone is needed. */
export interface CancelledVisit extends Omit<Cancellation, 'paid'> {
  appointmentId: string;
  /** The appointment's, for the answer when nothing was paid. */
  currency: string;
}

export interface RefundQuote {
  /** Everything that was paid for the appointment. */
  paid: Money;
  /** What of it has been asked back before. */
  refunded: Money;
  /** What goes back now. */
  refund: Money;
  reason: RefundDecision['reason'];
}

/** A refund that was written down, and the payment it comes out of. */
export interface TakenRefund {
  id: string;
  paymentId: string;
  amountMinor: number;
}

interface Why {
  reason: RefundReason;
  requestedBy: string;
  at: Date;
  note?: string | undefined;
}

/**
 * Money back, written down in the transaction that owes it: the refunds' rows, the books and the event that has them carried out.
 * Payments are locked first, after the doctor and the appointment where those are locked at all; so of two refunds at once the
 * second sees what the first has left.
 */
@Injectable()
export class Refunds {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(SealedBox) private readonly sealedBox: SealedBox,
  ) {}

  /** What a cancellation would return at that moment; nothing is written. */
  async quote(database: Kysely<never>, visit: CancelledVisit): Promise<RefundQuote> {
    return quoteOf(await readPaid(database, visit.appointmentId), visit);
  }

  /** The same decision, written down. */
  async cancelled(
    transaction: Kysely<never>,
    visit: CancelledVisit & { requestedBy: string },
  ): Promise<RefundQuote> {
    const payments = await lockPaid(transaction, visit.appointmentId);
    const quote = quoteOf(payments, visit);
    if (quote.reason !== 'too_late' && quote.reason !== 'nothing_paid') {
      const { reason, refund } = quote;
      await this.take(transaction, payments, refund.amountMinor, { ...visit, reason, at: visit.cancelledAt });
    }
    return quote;
  }

  /** All that is left of one payment; nothing more the second time. */
  async inFull(
    transaction: Kysely<never>,
    { paymentId, ...why }: Why & { paymentId: string },
  ): Promise<void> {
    const payment = await this.paid(transaction, paymentId);
    await this.take(transaction, [payment], leftOf([payment]), why);
  }

  /**
   * A part of what was paid for an appointment, the newest payment first.
   *
   * @throws {Refusal} `payments.refund_exceeds_payment`
   */
  async part(
    transaction: Kysely<never>,
    { appointmentId, amountMinor, ...why }: Why & { appointmentId: string; amountMinor: number },
  ): Promise<void> {
    await this.take(transaction, await lockPaid(transaction, appointmentId), amountMinor, why);
  }

  /**
   * A part of one payment; returns the refund's id.
   *
   * @throws {Refusal} `payments.refund_exceeds_payment`
   */
  async ofPayment(
    transaction: Kysely<never>,
    { paymentId, amountMinor, ...why }: Why & { paymentId: string; amountMinor?: number | undefined },
  ): Promise<string> {
    const payment = await lockPaidPayment(transaction, paymentId);
    if (!payment) {
      throw exceeds([]);
    }
    const asked = amountMinor ?? leftOf([payment]);
    const [refund] = asked > 0 ? await this.take(transaction, [payment], asked, why) : [];
    if (refund === undefined) {
      throw exceeds([payment]);
    }
    return refund.id;
  }

  /**
   * Of all that was paid for an appointment so much, or what is left of it; the newest payment first. Says which refunds that made.
   *
   * @throws {Refusal} `payments.refund_exceeds_payment`, also when nothing is left
   */
  async ofAppointment(
    transaction: Kysely<never>,
    { appointmentId, amountMinor, ...why }: Why & { appointmentId: string; amountMinor?: number | undefined },
  ): Promise<{ refunds: TakenRefund[]; amountMinor: number }> {
    const payments = await lockPaid(transaction, appointmentId);
    const asked = amountMinor ?? leftOf(payments);
    const refunds = await this.take(transaction, payments, asked, why);
    if (refunds.length === 0) {
      throw exceeds(payments);
    }
    return { refunds, amountMinor: asked };
  }

  private async paid(transaction: Kysely<never>, paymentId: string): Promise<PaidPayment> {
    const payment = await lockPaidPayment(transaction, paymentId);
    if (!payment) {
      throw new Error(`the payment ${paymentId} has not been paid: there is nothing to return`);
    }
    return payment;
  }

  private async take(
    transaction: Kysely<never>,
    payments: readonly PaidPayment[],
    amountMinor: number,
    { reason, requestedBy, at, note }: Why,
  ): Promise<TakenRefund[]> {
    const parts = spreadRefund(payments, amountMinor);
    if (!parts) {
      throw exceeds(payments);
    }
    const taken: TakenRefund[] = [];
    for (const part of parts) {
      const payment = payments.find(({ id }) => id === part.paymentId) as PaidPayment;
      const channel = payment.channel === 'online' ? 'online' : 'desk';
      const refund = {
        ...part,
        id: newId(),
        reason,
        requestedBy,
        at,
        currency: payment.currency,
        channel,
      } as const;
      await insertRefund(transaction, {
        ...refund,
        note: note === undefined ? null : this.sealedBox.seal(note),
      });
      await refundOwed(transaction, refund, at);
      await this.outbox.publish(transaction, requested(refund, payment));
      taken.push({ id: refund.id, paymentId: payment.id, amountMinor: refund.amountMinor });
    }
    return taken;
  }
}

function quoteOf(payments: readonly PaidPayment[], visit: CancelledVisit): RefundQuote {
  const currency = payments[0]?.currency ?? visit.currency;
  const paidMinor = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const left = money(leftOf(payments), currency);
  return {
    paid: money(paidMinor, currency),
    refunded: money(paidMinor - left.amountMinor, currency),
    ...cancellationRefund({ ...visit, paid: left }),
  };
}

function requested(
  { id: refundId, amountMinor, channel }: Pick<NewRefund, 'id' | 'amountMinor' | 'channel'>,
  { id: paymentId, appointmentId, hospitalId, patientId, currency }: PaidPayment,
): RefundRequested {
  const ids = { refundId, paymentId, appointmentId, hospitalId, patientId };
  return { type: 'refund.requested', payload: { ...ids, amountMinor, currency, channel, version: 1 } };
}

function exceeds(payments: readonly PaidPayment[]): Refusal {
  const leftMinor = leftOf(payments);
  const left = money(leftMinor, payments[0]?.currency ?? '');
  return new Refusal('payments.refund_exceeds_payment', {
    detail: `${leftMinor} minor units are left of what was paid.`,
    ...(left.currency !== '' && { left }),
  });
}
