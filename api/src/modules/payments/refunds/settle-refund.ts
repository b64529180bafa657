import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Kysely } from 'kysely';
import type { RefundBounced } from '../../../events/refund-bounced.ts';
import type { RefundFailed } from '../../../events/refund-failed.ts';
import type { RefundSucceeded } from '../../../events/refund-succeeded.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Outbox } from '../../../platform/jobs/outbox.ts';
import { refundBounced, refundPaid } from '../ledger/ledger.ts';
import type { RefundAtStripe } from '../provider/stripe-refunds.ts';
import { afterFailedAttempt } from '../rules/refund-attempts.ts';
import { movedMoney } from './moved-money.ts';
import { lockRefund, type OpenRefund, writeStanding } from './open-refund.queries.ts';
import type { RefundStep } from './refund-step.ts';

/** How an attempt stands: what Stripe says of its refund, or that Stripe refused to make one. */
export interface AttemptStanding {
  refundId: string;
  attempt: number;
  status: RefundAtStripe['status'];
  stripeRefundId: string | null;
  failureCode: string | null;
}

type Outcome = RefundSucceeded['type'] | RefundBounced['type'] | RefundFailed['type'];

/**
 * Brings our row in line with what has become of an attempt. The same again changes nothing, and so does word of an attempt that
 * has failed already: whatever comes late, twice or in another order, an attempt ends once.
 */
@Injectable()
export class SettleRefund {
  private readonly logger = new Logger('Refunds');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async settle(standing: AttemptStanding): Promise<void> {
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const refund = await lockRefund(transaction, standing.refundId);
      if (!refund || standing.attempt !== refund.attempts + 1) {
        return;
      }
      switch (standing.status) {
        case 'succeeded':
          return this.succeed(transaction, refund, standing);
        case 'failed':
          return this.fail(transaction, refund, standing);
        case 'pending':
          return this.wait(transaction, refund, standing);
      }
    });
  }

  private async succeed(
    transaction: Kysely<never>,
    refund: OpenRefund,
    { stripeRefundId }: AttemptStanding,
  ): Promise<void> {
    if (refund.status !== 'pending') {
      return;
    }
    const at = this.clock.now();
    const settled = {
      ...refund,
      status: 'succeeded',
      stripeRefundId,
      failureCode: null,
      settledAt: at,
    } as const;
    await writeStanding(transaction, settled, [{ action: 'succeed', actor: 'stripe' }], at);
    await refundPaid(transaction, refund, at);
    await this.tell(transaction, 'refund.succeeded', refund);
  }

  /** Even after it had succeeded: banks send money back days later. */
  private async fail(
    transaction: Kysely<never>,
    refund: OpenRefund,
    { stripeRefundId, failureCode }: AttemptStanding,
  ): Promise<void> {
    const at = this.clock.now();
    const attempts = refund.attempts + 1;
    const status = afterFailedAttempt(attempts);
    // The next attempt gets an id of its own; after the last one this stays, for whoever looks.
    const standsAtStripe = status === 'failed' ? stripeRefundId : null;
    await writeStanding(
      transaction,
      { ...refund, status, attempts, stripeRefundId: standsAtStripe, failureCode, settledAt: null },
      failureSteps(refund.status, status, failureCode),
      at,
    );
    if (refund.status === 'succeeded') {
      await refundBounced(transaction, refund, at);
      await this.tell(transaction, 'refund.bounced', refund);
    }
    if (status === 'failed') {
      await this.tell(transaction, 'refund.failed', refund);
      const { id: refundId, paymentId } = refund;
      this.logger.error(
        { refundId, paymentId, attempts, failureCode },
        'a refund has failed: an admin has to look',
      );
    }
  }

  private async wait(
    transaction: Kysely<never>,
    refund: OpenRefund,
    { stripeRefundId }: AttemptStanding,
  ): Promise<void> {
    if (refund.status === 'pending') {
      await writeStanding(transaction, { ...refund, stripeRefundId }, [], this.clock.now());
    }
  }

  private async tell(transaction: Kysely<never>, type: Outcome, refund: OpenRefund): Promise<void> {
    await this.outbox.publish(transaction, { type, payload: movedMoney(refund) });
  }
}

/** The last attempt is told as the failure of the refund. */
function failureSteps(
  before: OpenRefund['status'],
  after: 'pending' | 'failed',
  failureCode: string | null,
): RefundStep[] {
  const bounced = before === 'succeeded';
  return [
    ...(bounced ? (['bounce'] as const) : []),
    ...(after === 'failed' ? (['fail'] as const) : []),
    ...(after === 'pending' && !bounced ? (['fail_attempt'] as const) : []),
  ].map((action) => ({ action, actor: 'stripe', failureCode }));
}
