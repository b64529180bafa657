import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { type SeenIntent, StripeLists, type Window } from '../provider/stripe-lists.ts';
import type { DifferenceKind } from '../rules/difference-kinds.ts';
import { intentDifferences } from '../rules/intent-differences.ts';
import type { Findings } from './findings.ts';
import { HealPayment } from './heal-payment.ts';
import { type BookedCharge, chargesOfIntents, chargesOfWindow } from './booked-charges.queries.ts';

interface Look {
  ours: BookedCharge | undefined;
  theirs: SeenIntent;
  kinds: DifferenceKind[];
}

/** Payment intents, both ways: each of theirs against our payment, and each of our payments that their list did not have. */
@Injectable()
export class CompareIntents {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StripeLists) private readonly stripe: StripeLists,
    @Inject(HealPayment) private readonly heal: HealPayment,
  ) {}

  async compare(window: Window, findings: Findings): Promise<void> {
    const seen = new Set<string>();
    for await (const page of this.stripe.intents(window)) {
      for (const look of await this.looks(page)) {
        seen.add(look.theirs.id);
        await this.settle(look, findings);
      }
      await findings.checked(page.length);
    }
    for await (const page of chargesOfWindow(this.database.sql, window)) {
      const unseen = page.filter(({ intentId }) => intentId !== null && !seen.has(intentId));
      for (const ours of unseen) {
        await this.settleUnseen(ours, findings);
      }
      await findings.checked(unseen.length);
    }
  }

  private async looks(page: readonly SeenIntent[]): Promise<Look[]> {
    const find = await chargesOfIntents(this.database.sql, page);
    return page.map((theirs) => {
      const ours = find(theirs);
      const isOurs = ours !== undefined || theirs.paymentId !== null;
      return { ours, theirs, kinds: isOurs ? intentDifferences(ours, theirs) : [] };
    });
  }

  private async settleUnseen(ours: BookedCharge, findings: Findings): Promise<void> {
    const theirs = ours.intentId === null ? undefined : await this.stripe.intent(ours.intentId);
    if (theirs) {
      await this.settle({ ours, theirs, kinds: intentDifferences(ours, theirs) }, findings);
      return;
    }
    await findings.add({
      kind: 'intent_missing',
      action: 'reported',
      paymentId: ours.id,
      refundId: null,
      stripeId: ours.intentId,
      detail: `${ours.status} here, not known at Stripe`,
    });
  }

  /** A list is older than our row: what differs is looked at again, healed where it can be, and looked at once more. */
  private async settle(listed: Look, findings: Findings): Promise<void> {
    if (listed.kinds.length === 0) {
      return;
    }
    const before = await this.lookAgain(listed.theirs);
    await this.heal.heal(before.kinds, before.ours, before.theirs);
    const after = await this.lookAgain(before.theirs);
    const healed = before.kinds.filter((kind) => !after.kinds.includes(kind));
    for (const kind of healed) {
      await findings.add({ ...about(before, kind), action: 'healed' });
    }
    for (const kind of after.kinds) {
      await findings.add({ ...about(after, kind), action: 'reported' });
    }
  }

  private async lookAgain(listed: SeenIntent): Promise<Look> {
    const theirs = (await this.stripe.intent(listed.id)) ?? listed;
    const [look] = await this.looks([theirs]);
    return look as Look;
  }
}

function about({ ours, theirs }: Look, kind: DifferenceKind) {
  return {
    kind,
    paymentId: ours?.id ?? null,
    refundId: null,
    stripeId: theirs.id,
    detail: details[kind]?.(theirs, ours) ?? `${ours?.status ?? 'unknown'} here, ${theirs.status} at Stripe`,
  };
}

const details: Partial<Record<DifferenceKind, (theirs: SeenIntent, ours?: BookedCharge) => string>> = {
  amount_differs: (theirs, ours) =>
    `${ours?.stripeAmount} ${ours?.currency} here, ${theirs.stripeAmount} ${theirs.currency} at Stripe (in Stripe’s units)`,
  destination_differs: (theirs, ours) =>
    `to ${ours?.destination ?? 'nobody'} less ${ours?.stripeFee} here, to ${theirs.destination ?? 'nobody'} less ${theirs.stripeFee ?? 0} at Stripe`,
  disputed: () => 'the patient disputes the charge with their bank; answer it in Stripe’s dashboard',
  intent_duplicate: (theirs, ours) =>
    `${theirs.status} at Stripe beside ${ours?.intentId ?? 'none'}, for one payment`,
};
