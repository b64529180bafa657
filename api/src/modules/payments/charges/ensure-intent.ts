import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { type Intent, type IntentOf, Intents, type Patience } from '../provider/intents.ts';
import { StripeFault } from '../provider/stripe-fault.ts';
import { stripeAmount } from '../rules/stripe-amount.ts';
import type { PaymentRow } from './charges.queries.ts';
import { linkIntent, markAsked } from './intent.queries.ts';

/**
 * The intent of a payment at Stripe, made when there is none yet. Its idempotency key follows from the payment's id: whoever asks
 * again, after a crash or at the same moment, gets the same one.
 */
@Injectable()
export class EnsureIntent {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Intents) private readonly intents: Intents,
  ) {}

  /** Undefined when the payment was withdrawn before Stripe was ever asked. @throws {StripeFault} */
  async of(payment: PaymentRow, patience?: Patience): Promise<Intent | undefined> {
    if (payment.intentId !== null) {
      return this.intents.retrieve(payment.intentId, patience);
    }
    if (!(await markAsked(this.database.sql, payment.id, this.clock.now()))) {
      return undefined;
    }
    const intent = await this.make(payment, patience);
    if (!(await linkIntent(this.database.sql, payment.id, intent))) {
      throw new Error(`the payment ${payment.id} has another intent than ${intent.id}`);
    }
    return intent;
  }

  private async make(payment: PaymentRow, patience?: Patience): Promise<Intent> {
    const key = `payment-${payment.id}`;
    try {
      return await this.intents.create(askedOf(payment), key, patience);
    } catch (fault) {
      if (!(fault instanceof StripeFault && fault.kind === 'unavailable' && fault.replayed)) {
        throw fault;
      }
      // Stripe repeats its own fault for this key for a day. What came of that call is found by what it says of itself.
      const made = await this.intents.find(payment.id, payment.createdAt);
      return made ?? this.intents.create(askedOf(payment), `${key}-again`, patience);
    }
  }
}

function askedOf(payment: PaymentRow): IntentOf {
  const { id, appointmentId, hospitalId, currency, platformFeeMinor, stripeAccountId } = payment;
  const stripeFee = stripeAmount({ amountMinor: platformFeeMinor, currency });
  return {
    paymentId: id,
    appointmentId,
    hospitalId,
    stripeAmount: stripeAmount(payment),
    currency,
    onwards: stripeAccountId === null ? null : { stripeAccountId, stripeFee },
  };
}
