import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RefundRequested } from '../../../events/refund-requested.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { type RefundAtStripe, type RefundOf, StripeRefunds } from '../provider/stripe-refunds.ts';
import { refundKey } from '../rules/refund-attempts.ts';
import { stripeAmount } from '../rules/stripe-amount.ts';
import { type OpenRefund, readDue, readRefund, readStandingAttempt } from './open-refund.queries.ts';
import { SettleRefund } from './settle-refund.ts';

/** Stripe keeps the answer of a key for a day; after most of it we look before we ask again. */
const keyTrustedMs = 20 * 60 * 60 * 1000;

/**
 * Carries refunds to Stripe, and brings home what became of them. Each may be done at any time, again and by many processes at
 * once: an attempt has one idempotency key, and its end is written down once.
 */
@Injectable()
export class CarryOutRefunds implements OnModuleInit {
  private readonly logger = new Logger('Refunds');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(StripeRefunds) private readonly stripeRefunds: StripeRefunds,
    @Inject(SettleRefund) private readonly settleRefund: SettleRefund,
  ) {}

  onModuleInit(): void {
    this.jobs.onEvent<RefundRequested>('refund.requested', 'stripe', ({ payload }) =>
      this.carryOut(payload.refundId),
    );
    this.jobs.onSchedule('payments.refunds-due', '* * * * *', () => this.sweep(), { retries: 0 });
  }

  /** One refund as far as it goes now. @throws {StripeFault} `unavailable`: it is to be tried again just so */
  async carryOut(refundId: string): Promise<void> {
    const refund = await readRefund(this.database.sql, refundId);
    if (refund?.status !== 'pending' || refund.channel !== 'online') {
      return;
    }
    if (refund.stripeRefundId !== null) {
      await this.sync(refund.stripeRefundId);
      return;
    }
    await this.attempt(refund);
  }

  /** What Stripe says by now of a refund it has told of. False when it is none of ours, nor one taken into our books. */
  async sync(stripeRefundId: string): Promise<boolean> {
    const found = await this.stripeRefunds.retrieve(stripeRefundId);
    const of = found.of ?? (await readStandingAttempt(this.database.sql, stripeRefundId));
    if (of) {
      await this.settle(found, of);
    }
    return of !== undefined;
  }

  /** Everything that is due: lost by a process that ended, to be tried again, or without word for long. One that is a fault of ours does not hold up the others. */
  async sweep(): Promise<void> {
    for (const refundId of await readDue(this.database.sql, this.clock.now())) {
      await this.carryOut(refundId).catch((err: unknown) => {
        if (err instanceof StripeFault && err.kind === 'unavailable') {
          throw err;
        }
        this.logger.error({ err, refundId }, 'a refund could not be carried out');
      });
    }
  }

  private async attempt(refund: OpenRefund): Promise<void> {
    const of = askedOf(refund);
    const made = await this.ask(of, refund.updatedAt);
    if (made instanceof StripeFault) {
      const failureCode = made.code ?? made.kind;
      const { refundId, attempt } = of;
      await this.settleRefund.settle({
        refundId,
        attempt,
        status: 'failed',
        stripeRefundId: null,
        failureCode,
      });
    } else {
      await this.settle(made, of);
    }
  }

  /** The refund of this attempt; or the fault for which it will never be. */
  private async ask(of: RefundOf, since: Date): Promise<RefundAtStripe | StripeFault> {
    const old = this.clock.now().getTime() - since.getTime() > keyTrustedMs;
    const found = old ? await this.stripeRefunds.find(of) : undefined;
    if (found) {
      return found;
    }
    try {
      return await this.stripeRefunds.create(of, refundKey(of.refundId, of.attempt));
    } catch (fault) {
      if (!(fault instanceof StripeFault) || (fault.kind === 'unavailable' && !fault.replayed)) {
        throw fault;
      }
      // An answer that says no may follow one that was lost and said yes: what Stripe has decides.
      return (await this.stripeRefunds.find(of)) ?? fault;
    }
  }

  private async settle(
    { id: stripeRefundId, status, failureCode, stripeAmount: returned }: RefundAtStripe,
    { refundId, attempt }: { refundId: string; attempt: number },
  ): Promise<void> {
    const refund = await readRefund(this.database.sql, refundId);
    // Nothing of ours returns less or more than it owes: somebody has made one by hand in its name, and has to say what is right.
    if (refund && stripeAmount(refund) !== returned) {
      throw new Error(`the refund ${stripeRefundId} returns another amount than ${refundId} owes`);
    }
    await this.settleRefund.settle({ refundId, attempt, status, stripeRefundId, failureCode });
  }
}

function askedOf(refund: OpenRefund): RefundOf {
  const { id, attempts, intentId, stripeAccountId, paymentFeeMinor } = refund;
  if (intentId === null) {
    throw new Error(`the payment of the refund ${id} was online and has no payment intent`);
  }
  return {
    refundId: id,
    attempt: attempts + 1,
    intentId,
    stripeAmount: stripeAmount(refund),
    onwards: stripeAccountId === null ? null : { feeKept: paymentFeeMinor > 0 },
  };
}
