import { Inject, Injectable, Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../platform/database/database.ts';
import { CarryOutRefunds } from '../refunds/carry-out-refunds.ts';
import type { SeenRefund } from '../provider/stripe-lists.ts';
import type { DifferenceKind } from '../rules/difference-kinds.ts';
import type { BookedRefund, FoundRefund } from './booked-refunds.queries.ts';
import { TakeInRefund } from './take-in-refund.ts';

/** What can be done about refunds that differ; the rest is left as it is, to be reported. */
@Injectable()
export class HealRefund {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CarryOutRefunds) private readonly carryOutRefunds: CarryOutRefunds,
    @Inject(TakeInRefund) private readonly takeInRefund: TakeInRefund,
  ) {}

  /** One that resists is told, and keeps no other from being healed; where Stripe does not answer, the next look at it says so. */
  async heal(kinds: readonly DifferenceKind[], found: FoundRefund, theirs: SeenRefund): Promise<void> {
    try {
      await this.tryToHeal(kinds, found, theirs);
    } catch (err) {
      const told = { err, paymentId: found.paymentId, stripeId: theirs.id };
      this.logger.error(told, 'a refund and what Stripe has of it could not be brought together');
    }
  }

  private async tryToHeal(
    kinds: readonly DifferenceKind[],
    { paymentId }: FoundRefund,
    theirs: SeenRefund,
  ): Promise<void> {
    if (kinds.includes('refund_behind')) {
      await this.carryOutRefunds.sync(theirs.id);
    }
    if (kinds.includes('refund_unknown') && paymentId !== undefined) {
      await this.takeInRefund.takeIn(paymentId, theirs);
    }
  }

  /** Sends one that Stripe has never heard of; false when it is not there afterwards either. */
  async resend({ id }: BookedRefund): Promise<boolean> {
    await this.carryOutRefunds.carryOut(id);
    const { rows } = await sql`
      select from refunds where id = ${id} and stripe_refund_id is not null`.execute(this.database.sql);
    return rows.length > 0;
  }
}
