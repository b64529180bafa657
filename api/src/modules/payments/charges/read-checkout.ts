import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Visits } from '../visits.ts';
import { readPending } from './charges.queries.ts';
import { Checkouts, hurried } from './checkouts.ts';
import type { Checkout } from './payment.schemas.ts';
import { nothingToPay, refusalOf } from './provider-refusals.ts';
import { requirePayer } from './require-payer.ts';

/** What is needed to pay for an appointment now, for its patient or whoever of the hospital helps them. */
@Injectable()
export class ReadCheckout {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Visits) private readonly visits: Visits,
    @Inject(Checkouts) private readonly checkouts: Checkouts,
  ) {}

  async read(caller: Caller, appointmentId: string): Promise<Checkout> {
    await requirePayer(this.visits, caller, appointmentId);
    const payment = await readPending(this.database.sql, appointmentId);
    try {
      const checkout = payment && (await this.checkouts.begin(payment, hurried));
      if (!checkout) {
        throw nothingToPay();
      }
      return checkout;
    } catch (thrown) {
      throw refusalOf(thrown);
    }
  }
}
