import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { money } from '../../../values/money.ts';
import type { Intent, Patience } from '../provider/intents.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { ApplyPayment } from './apply-payment.ts';
import type { PaymentRow } from './charges.queries.ts';
import { EnsureIntent } from './ensure-intent.ts';
import type { Checkout } from './payment.schemas.ts';

/** Somebody looks at a screen while this is waited for: rather `preparing` than long. */
export const hurried: Patience = { timeout: 4_000, maxNetworkRetries: 1 };

/** What whoever pays needs for it, made sure of at Stripe. */
@Injectable()
export class Checkouts {
  private readonly logger = new Logger('Checkouts');

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(EnsureIntent) private readonly ensureIntent: EnsureIntent,
    @Inject(ApplyPayment) private readonly applyPayment: ApplyPayment,
  ) {}

  /** Undefined when nothing is to be paid any more. @throws {StripeFault} */
  async begin(payment: PaymentRow, patience?: Patience): Promise<Checkout | undefined> {
    const intent = await this.ensureIntent.of(payment, patience);
    if (intent?.status === 'succeeded' || intent?.status === 'canceled') {
      await this.applyPayment.apply(payment, intent);
    }
    return intent && this.of(payment, intent);
  }

  /** The same in a hurry: where Stripe does not answer, it says so. What was booked before is answered for, whatever goes wrong. */
  async beginQuickly(payment: PaymentRow): Promise<Checkout | undefined> {
    try {
      return await this.begin(payment, hurried);
    } catch (err) {
      const told = { err, paymentId: payment.id };
      if (err instanceof StripeFault && err.kind === 'unavailable') {
        this.logger.warn(told, 'the payment provider does not answer; the payment begins later');
      } else {
        this.logger.error(told, 'a payment cannot begin');
      }
      return this.preparing(payment);
    }
  }

  of(payment: PaymentRow, intent: Intent): Checkout {
    const ended = intent.status === 'succeeded' || intent.status === 'canceled';
    return {
      ...this.preparing(payment),
      status: intent.status,
      clientSecret: ended ? null : intent.clientSecret,
      nextActionUrl: intent.nextActionUrl,
      decline: intent.status === 'requires_payment_method' ? intent.decline : null,
    };
  }

  private preparing({ id, amountMinor, currency }: PaymentRow): Checkout {
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
