import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ApplyPayment } from '../charges/apply-payment.ts';
import { CancelIntents } from '../charges/cancel-intents.ts';
import { linkIntent } from '../charges/intent.queries.ts';
import { Intents } from '../provider/intents.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import type { SeenIntent } from '../provider/stripe-lists.ts';
import type { DifferenceKind } from '../rules/difference-kinds.ts';
import type { BookedCharge } from './booked-charges.queries.ts';

/** What can be done about payments that differ; the rest is left as it is, to be reported. */
@Injectable()
export class HealPayment {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(CancelIntents) private readonly cancelIntents: CancelIntents,
    @Inject(Intents) private readonly intents: Intents,
  ) {}

  /** One that resists is told, and keeps no other from being healed; where Stripe does not answer, the next look at it says so. */
  async heal(
    kinds: readonly DifferenceKind[],
    ours: BookedCharge | undefined,
    theirs: SeenIntent,
  ): Promise<void> {
    if (!ours) {
      return;
    }
    try {
      await this.tryToHeal(kinds, ours, theirs);
    } catch (err) {
      const told = { err, paymentId: ours.id, stripeId: theirs.id };
      this.logger.error(told, 'a payment and what Stripe has of it could not be brought together');
    }
  }

  private async tryToHeal(
    kinds: readonly DifferenceKind[],
    ours: BookedCharge,
    theirs: SeenIntent,
  ): Promise<void> {
    if (kinds.includes('intent_unlinked')) {
      await linkIntent(this.database.sql, ours.id, theirs);
    }
    // Which of two amounts is right, somebody has to say first.
    const behind = kinds.includes('intent_unlinked') || kinds.includes('payment_behind');
    if (behind && !kinds.includes('amount_differs')) {
      await (ours.status === 'cancelled'
        ? this.cancelIntents.cancel(ours.id)
        : this.applyPayment.sync(ours.id));
    }
    if (kinds.includes('intent_duplicate')) {
      await this.cancel(theirs);
    }
  }

  /** Nobody is to pay it any more; one that has been paid stays, and is seen at the next look. */
  private async cancel({ id, status }: SeenIntent): Promise<void> {
    if (status === 'succeeded' || status === 'canceled') {
      return;
    }
    try {
      await this.intents.cancel(id);
    } catch (fault) {
      if (!(fault instanceof StripeFault) || fault.kind !== 'state') {
        throw fault;
      }
    }
  }
}
