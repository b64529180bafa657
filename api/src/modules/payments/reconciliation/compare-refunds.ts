import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { type SeenRefund, StripeLists, type Window } from '../provider/stripe-lists.ts';
import type { DifferenceKind } from '../rules/difference-kinds.ts';
import { refundDifferences } from '../rules/refund-differences.ts';
import {
  type BookedRefund,
  type FoundRefund,
  refundsOfStripe,
  refundsOfWindow,
} from './booked-refunds.queries.ts';
import type { Findings } from './findings.ts';
import { HealRefund } from './heal-refund.ts';

interface Look extends FoundRefund {
  theirs: SeenRefund;
  kinds: DifferenceKind[];
}

/** Refunds, both ways: each of theirs against our row of it, and each of our rows that their list did not have. */
@Injectable()
export class CompareRefunds {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StripeLists) private readonly stripe: StripeLists,
    @Inject(HealRefund) private readonly heal: HealRefund,
  ) {}

  async compare(window: Window, findings: Findings): Promise<void> {
    const seen = new Set<string>();
    for await (const page of this.stripe.refunds(window)) {
      for (const look of await this.looks(page)) {
        if (look.ours) seen.add(look.ours.id);
        await this.settle(look, findings);
      }
      await findings.checked(page.length);
    }
    for await (const page of refundsOfWindow(this.database.sql, window)) {
      const unseen = page.filter(({ id }) => !seen.has(id));
      for (const ours of unseen) {
        await this.settleUnseen(ours, findings);
      }
      await findings.checked(unseen.length);
    }
  }

  private async looks(page: readonly SeenRefund[]): Promise<Look[]> {
    const find = await refundsOfStripe(this.database.sql, page);
    return page.map((theirs) => {
      const found = find(theirs);
      // Of a payment that is none of ours, nothing is ours to say.
      return { ...found, theirs, kinds: found.paymentId ? refundDifferences(found.ours, theirs) : [] };
    });
  }

  /** Made here, and either never heard of there or made there outside of the window. */
  private async settleUnseen(ours: BookedRefund, findings: Findings): Promise<void> {
    const theirs = ours.stripeRefundId === null ? undefined : await this.stripe.refund(ours.stripeRefundId);
    if (theirs) {
      const [look] = await this.looks([theirs]);
      await this.settle(look as Look, findings);
      return;
    }
    // One that has failed waits for an admin's word, not for us.
    if (ours.status === 'failed' && ours.stripeRefundId === null) {
      return;
    }
    const sent = ours.stripeRefundId === null && (await this.heal.resend(ours));
    await findings.add({
      kind: 'refund_missing',
      action: sent ? 'healed' : 'reported',
      paymentId: ours.paymentId,
      refundId: ours.id,
      stripeId: ours.stripeRefundId,
      detail: `${ours.status} here, not known at Stripe${sent ? '; sent again' : ''}`,
    });
  }

  /** A list is older than our row: what differs is looked at again, healed where it can be, and looked at once more. */
  private async settle(listed: Look, findings: Findings): Promise<void> {
    if (listed.kinds.length === 0) {
      return;
    }
    const before = await this.lookAgain(listed.theirs);
    await this.heal.heal(before.kinds, before, before.theirs);
    const after = await this.lookAgain(before.theirs);
    for (const kind of before.kinds.filter((kind) => !after.kinds.includes(kind))) {
      await findings.add({ ...about(before, after, kind), action: 'healed' });
    }
    for (const kind of after.kinds) {
      await findings.add({ ...about(after, after, kind), action: 'reported' });
    }
  }

  private async lookAgain(listed: SeenRefund): Promise<Look> {
    const theirs = (await this.stripe.refund(listed.id)) ?? listed;
    const [look] = await this.looks([theirs]);
    return look as Look;
  }
}

function about({ ours, paymentId, theirs }: Look, after: Look, kind: DifferenceKind) {
  return {
    kind,
    paymentId: paymentId ?? null,
    refundId: (ours ?? after.ours)?.id ?? null,
    stripeId: theirs.id,
    detail: details[kind]?.(theirs, ours) ?? `${ours?.status ?? 'unknown'} here, ${theirs.status} at Stripe`,
  };
}

const details: Partial<Record<DifferenceKind, (theirs: SeenRefund, ours?: BookedRefund) => string>> = {
  refund_unknown: ({ stripeAmount, currency, status }) =>
    `${stripeAmount} ${currency} (in Stripe’s units) refunded at Stripe, ${status}, not by us`,
  refund_amount_differs: (theirs, ours) =>
    `${ours?.stripeAmount} here, ${theirs.stripeAmount} at Stripe (${theirs.currency}, in Stripe’s units)`,
  refund_duplicate: (theirs, ours) =>
    `${theirs.status} at Stripe beside ${ours?.stripeRefundId ?? 'none'}, for one refund`,
};
