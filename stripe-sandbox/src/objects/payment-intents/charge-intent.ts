import { type StripeError, withAddress } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { captureCharge } from '../charges/capture-charge.ts';
import { newCharge } from '../charges/charge.ts';
import { type PaymentMethod, testCardOf } from '../payment-methods/payment-method.ts';
import { changeIntent, type PaymentIntent } from './payment-intent.ts';

/** Asks the card's bank for the money: a charge comes of it in any case, a failed one when the bank says no. */
export function chargeIntent(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  { authenticated = false } = {},
): PaymentIntent {
  const { decline } = testCardOf(method);
  const charge = newCharge(intent, method, { now: account.now, decline, authenticated });
  account.records.insert(charge);
  if (decline) {
    account.announce('charge.failed', charge);
    const error: StripeError = withAddress({
      type: 'card_error',
      code: decline.code,
      decline_code: decline.declineCode,
      message: decline.message,
      charge: charge.id,
      payment_method: method,
    });
    const declined = changeIntent(account, intent, {
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      latest_charge: charge.id,
      last_payment_error: error,
    });
    account.announce('payment_intent.payment_failed', declined);
    return declined;
  }
  const paid = {
    payment_method: method.id,
    next_action: null,
    last_payment_error: null,
    latest_charge: charge.id,
  };
  if (intent.capture_method === 'manual') {
    account.announce('charge.succeeded', charge);
    const authorized = changeIntent(account, intent, {
      ...paid,
      status: 'requires_capture',
      amount_capturable: intent.amount,
    });
    account.announce('payment_intent.amount_capturable_updated', authorized);
    return authorized;
  }
  const captured = captureCharge(account, charge, intent.amount);
  account.announce('charge.succeeded', captured);
  const done = { ...paid, status: 'succeeded', amount_received: intent.amount } as const;
  const succeeded = changeIntent(account, intent, done);
  account.announce('payment_intent.succeeded', succeeded);
  return succeeded;
}
