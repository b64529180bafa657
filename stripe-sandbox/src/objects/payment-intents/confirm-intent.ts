import { type Answer, failed, ok } from '../../protocol/endpoint.ts';
import { type StripeError, unexpectedState, withAddress } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { newId } from '../identifiers.ts';
import { usePaymentMethod } from '../payment-methods/endpoints.ts';
import { type PaymentMethod, testCardOf } from '../payment-methods/payment-method.ts';
import { chargeIntent } from './charge-intent.ts';
import { changeIntent, type NextAction, type PaymentIntent, requireStatusFor } from './payment-intent.ts';

/** How a confirmation was asked for. */
interface Confirmation {
  method: PaymentMethod | undefined;
  origin: string;
  return_url?: string | undefined;
  use_stripe_sdk?: boolean | undefined;
  off_session?: string | boolean | undefined;
  error_on_requires_action?: boolean | undefined;
}

/** Pays with a card: at once, after the patient's bank has asked for proof, or not at all. */
export function confirmIntent(account: Account, intent: PaymentIntent, confirmation: Confirmation): Answer {
  requireStatusFor('confirm', intent);
  const method = confirmation.method ?? storedMethod(account, intent);
  const card = testCardOf(method);
  if (!card.authenticates) return answerOf(chargeIntent(account, intent, method));
  if (confirmation.error_on_requires_action || isOffSession(confirmation.off_session)) {
    return authenticationRefused(account, intent, method);
  }
  const waiting = changeIntent(account, intent, {
    status: 'requires_action',
    payment_method: method.id,
    last_payment_error: null,
    next_action: nextAction(intent, confirmation),
  });
  account.announce('payment_intent.requires_action', waiting);
  return ok(waiting);
}

/** A declined card answers with an error that holds the intent as it is now. */
function answerOf(intent: PaymentIntent): Answer {
  const { last_payment_error: error } = intent;
  return error ? failed(402, { ...error, payment_intent: intent }) : ok(intent);
}

function storedMethod(account: Account, intent: PaymentIntent): PaymentMethod {
  if (intent.payment_method !== null) return usePaymentMethod(account, intent.payment_method);
  const message =
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";
  throw unexpectedState(message, 'payment_intent_unexpected_state', { payment_intent: intent });
}

function nextAction(intent: PaymentIntent, { origin, return_url, use_stripe_sdk }: Confirmation): NextAction {
  const url = `${origin}/_sandbox/3ds/${intent.id}`;
  if (return_url !== undefined && !use_stripe_sdk) {
    return { type: 'redirect_to_url', redirect_to_url: { return_url, url } };
  }
  const source = newId('src');
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source },
  };
}

/** Nobody is there who could prove anything. */
function authenticationRefused(account: Account, intent: PaymentIntent, method: PaymentMethod): Answer {
  const error: StripeError = withAddress({
    type: 'card_error',
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
    payment_method: method,
  });
  const refused = changeIntent(account, intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: error,
  });
  account.announce('payment_intent.payment_failed', refused);
  return failed(402, { ...error, payment_intent: refused });
}

function isOffSession(value: string | boolean | undefined): boolean {
  return value !== undefined && value !== false && value !== 'false';
}
