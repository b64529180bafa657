import { Inject, Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { RefundRequested } from '../../../events/refund-requested.ts';
import type { RefundSucceeded } from '../../../events/refund-succeeded.ts';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller, worksFor } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import type { AuditAction } from '../../../values/audit-actions.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { refundPaid } from '../ledger/ledger.ts';
import { movedMoney } from './moved-money.ts';
import { lockRefund, type OpenRefund, writeStanding } from './open-refund.queries.ts';
import { RefundAnswers } from './refund-answers.ts';
import type { RefundAnswer } from './refund.schemas.ts';

/** A request to change a refund: by whom, which one, the version they saw, and whether it is to happen once. */
export interface RefundChange {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once: Once | undefined;
}

interface Told {
  event: RefundRequested['type'] | RefundSucceeded['type'];
  action: AuditAction;
}

const retried: Told = { event: 'refund.requested', action: 'refund.retried' };
const settled: Told = { event: 'refund.succeeded', action: 'refund.settled' };

/** What people do about a refund that does not go through by itself. */
@Injectable()
export class ChangeRefund {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(RefundAnswers) private readonly answers: RefundAnswers,
  ) {}

  /** One more attempt at a refund that has failed. */
  retry(change: RefundChange): Promise<RefundAnswer> {
    return this.change(change, retried, async (refund, transaction, at) => {
      if (refund.status !== 'failed') {
        throw notOpen(refund, 'Only a refund that has failed can be tried again.');
      }
      const again = { ...refund, status: 'pending', stripeRefundId: null } as const;
      await writeStanding(transaction, again, [{ action: 'retry', actor: actorOf(change.caller) }], at);
      return again;
    });
  }

  /** The desk has handed out what was taken there, or what no card would take back. */
  settle(change: RefundChange): Promise<RefundAnswer> {
    return this.change(change, settled, async (refund, transaction, at) => {
      const atDesk = refund.channel === 'desk' && refund.status === 'pending';
      if (!atDesk && refund.status !== 'failed') {
        throw notOpen(
          refund,
          'The desk hands out what was paid there, and what could not be returned otherwise.',
        );
      }
      const handedOut = { channel: 'desk', status: 'succeeded', stripeRefundId: null } as const;
      const actor = actorOf(change.caller);
      const standing = { ...refund, ...handedOut, settledBy: actor, settledAt: at };
      await writeStanding(transaction, standing, [{ action: 'settle', actor }], at);
      await refundPaid(transaction, refund, at);
      return standing;
    });
  }

  private change(
    { caller, id, seen, once }: RefundChange,
    { event, action }: Told,
    decide: (refund: OpenRefund, transaction: Kysely<never>, at: Date) => Promise<OpenRefund>,
  ): Promise<RefundAnswer> {
    return this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const refund = await lockRefund(transaction, id);
      if (!refund || !worksFor(caller, refund.hospitalId)) {
        throw notFound();
      }
      requireVersion(seen, refund.version);
      const decided = await decide(refund, transaction, this.clock.now());
      await this.outbox.publish(transaction, { type: event, payload: movedMoney(decided) });
      const { paymentId, appointmentId, hospitalId, amountMinor, currency } = refund;
      const details = { paymentId, appointmentId, amountMinor, currency };
      await this.audit.write(transaction, { action, id, hospitalId, details });
      return this.answers.one(transaction, id);
    });
  }
}

function notOpen({ channel, status }: OpenRefund, detail: string): Refusal {
  return new Refusal('payments.refund_not_open', { detail, channel, currentStatus: status });
}
