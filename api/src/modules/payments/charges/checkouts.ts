import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { money } from '../../../values/money.ts';
import type { PaymentRow } from './charges.queries.ts';
import type { Checkout } from './payment.schemas.ts';

/** What is shown to whoever pays, made from our row. */
@Injectable()
export class Checkouts {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Before, or without, an answer of Stripe's. */
  preparing({ id, amountMinor, currency }: PaymentRow): Checkout {
    return {
      id,
      status: 'preparing',
      amount: money(amountMinor, currency),
      clientSecret: null,
      publishableKey: this.settings.STRIPE_PUBLISHABLE_KEY,
      nextActionUrl: null,
      decline: null,
    };
  }
}
