import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { RefundSucceeded } from '../../../events/refund-succeeded.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { newId } from '../../../values/ids.ts';
import { refundOwed, refundPaid } from '../ledger/ledger.ts';
import type { SeenRefund } from '../provider/stripe-lists.ts';
import { movedMoney } from '../refunds/moved-money.ts';
import { lockRefund, writeStanding } from '../refunds/open-refund.queries.ts';
import { insertRefund, lockPaidPayment, type PaidPayment } from '../refunds/refund.queries.ts';
import { type RefundPart, spreadRefund } from '../rules/spread-refund.ts';
import { fromStripeAmount } from '../rules/stripe-amount.ts';

/**
 * Takes a refund that somebody made in Stripe's dashboard into our books, as goodwill requested by `stripe`: the patient has the
 * money, so books without it would be wrong, and a later refund of ours could be refused. Only one that has gone through, and
 * that fits into what is left of the payment; any other stays a difference.
 */
@Injectable()
export class TakeInRefund {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async takeIn(paymentId: string, theirs: SeenRefund): Promise<void> {
    if (theirs.status !== 'succeeded') {
      return;
    }
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const payment = await lockPaidPayment(transaction, paymentId);
      const { amountMinor } = fromStripeAmount(theirs.stripeAmount, theirs.currency);
      const [part] = (payment && spreadRefund([payment], amountMinor)) ?? [];
      if (payment && part && !(await isKnown(transaction, theirs.id))) {
        await this.write(transaction, payment, part, theirs.id);
      }
    });
  }

  private async write(
    transaction: Kysely<never>,
    payment: PaidPayment,
    part: RefundPart,
    stripeRefundId: string,
  ): Promise<void> {
    const at = this.clock.now();
    const id = newId();
    const booked = { ...part, id, currency: payment.currency };
    const why = { reason: 'goodwill', note: null, channel: 'online', requestedBy: 'stripe' } as const;
    await insertRefund(transaction, { ...part, ...why, id, at });
    await refundOwed(transaction, booked, at);
    const row = await lockRefund(transaction, id);
    if (!row) {
      throw new Error('the refund is not there although it was just written');
    }
    const standing = { ...row, status: 'succeeded', stripeRefundId, settledAt: at } as const;
    await writeStanding(transaction, standing, [{ action: 'succeed', actor: 'stripe' }], at);
    await refundPaid(transaction, booked, at);
    const told: RefundSucceeded = { type: 'refund.succeeded', payload: movedMoney(row) };
    await this.outbox.publish(transaction, told);
  }
}

async function isKnown(transaction: Kysely<never>, stripeRefundId: string): Promise<boolean> {
  const { rows } = await sql`
    select from refunds where stripe_refund_id = ${stripeRefundId}`.execute(transaction);
  return rows.length > 0;
}
