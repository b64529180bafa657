import { withAddress } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { usePaymentMethod } from '../payment-methods/endpoints.ts';
import { chargeIntent } from './charge-intent.ts';
import { changeIntent, findIntent, type PaymentIntent, requireStatusFor } from './payment-intent.ts';

export type AuthenticationOutcome = 'success' | 'failure';

/** What the patient's bank says after the 3-D Secure step. */
export function authenticateIntent(
  account: Account,
  id: string,
  outcome: AuthenticationOutcome,
): PaymentIntent {
  const intent = findIntent(account, id);
  requireStatusFor('authenticate', intent);
  const method = usePaymentMethod(account, intent.payment_method!);
  if (outcome === 'success') return chargeIntent(account, intent, method, { authenticated: true });
  const failed = changeIntent(account, intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: withAddress({
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: method,
    }),
  });
  account.announce('payment_intent.payment_failed', failed);
  return failed;
}
