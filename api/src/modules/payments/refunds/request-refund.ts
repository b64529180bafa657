import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { notFound } from '../../../values/refusal.ts';
import { RefundAnswers } from './refund-answers.ts';
import type { RefundAnswer, RefundBody } from './refund.schemas.ts';
import { Refunds } from './refunds.ts';
import { requireStep } from './require-step.ts';

interface Asked {
  hospitalId: string;
  currency: string;
}

/** Money back by somebody's decision: all that is left of a payment, or a part. */
@Injectable()
export class RequestRefund {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Refunds) private readonly refunds: Refunds,
    @Inject(RefundAnswers) private readonly answers: RefundAnswers,
  ) {}

  async request(
    caller: Caller,
    paymentId: string,
    { amountMinor, reason, note }: RefundBody,
    once: Once | undefined,
  ): Promise<RefundAnswer> {
    const payment = await this.asked(paymentId);
    if (!payment || !worksFor(caller, payment.hospitalId)) {
      throw notFound();
    }
    requireStep(amountMinor, payment.currency);
    const why = { reason, note, requestedBy: actorOf(caller), at: this.clock.now() };
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const id = await this.refunds.ofPayment(transaction, { ...why, paymentId, amountMinor });
      const refund = await this.answers.one(transaction, id);
      const details = { paymentId, amount: refund.amount, reasonCode: reason };
      const { hospitalId } = payment;
      await this.audit.write(transaction, { action: 'refund.requested', id, hospitalId, details });
      return refund;
    });
  }

  private async asked(paymentId: string): Promise<Asked | undefined> {
    const { rows } = await sql<Asked>`
      select hospital_id as "hospitalId", currency from payments where id = ${paymentId}::uuid`.execute(
      this.database.sql,
    );
    return rows[0];
  }
}
