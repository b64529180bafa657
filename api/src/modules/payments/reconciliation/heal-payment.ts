import { Inject, Injectable } from '@nestjs/common';
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
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
    @Inject(CancelIntents) private readonly cancelIntents: CancelIntents,
    @Inject(Intents) private readonly intents: Intents,
  ) {}

  async heal(
    kinds: readonly DifferenceKind[],
    ours: BookedCharge | undefined,
    theirs: SeenIntent,
  ): Promise<void> {
    if (!ours) {
      return;
    }
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
