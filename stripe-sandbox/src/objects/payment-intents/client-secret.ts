import { invalid } from '../../protocol/refusal.ts';
import type { PaymentIntent } from './payment-intent.ts';

/** In a browser the client secret is the permission; a server may leave it out, but not give a wrong one. */
export function requireClientSecret(
  intent: PaymentIntent,
  presented: string | undefined,
  { byBrowser }: { byBrowser: boolean },
): void {
  if (presented === undefined && byBrowser) {
    throw invalid('Missing required param: client_secret.', 'client_secret', 'parameter_missing');
  }
  if (presented === undefined || presented === intent.client_secret) return;
  const message = 'The client_secret provided does not match any associated PaymentIntent on this account.';
  throw invalid(message, 'client_secret', 'payment_intent_invalid_parameter');
}

/** What Stripe.js is shown: nothing of the merchant's own notes, fees and receivers. */
export function browserView(body: object): object {
  if ('error' in body) return { error: withoutSecrets(body.error as object) };
  return Object.fromEntries(Object.entries(body).filter(([name]) => shown.has(name)));
}

function withoutSecrets(error: object): object {
  if (!('payment_intent' in error)) return error;
  return { ...error, payment_intent: browserView(error.payment_intent as object) };
}

const shown = new Set([
  ...['id', 'object', 'amount', 'amount_details', 'automatic_payment_methods', 'canceled_at'],
  ...['cancellation_reason', 'capture_method', 'client_secret', 'confirmation_method', 'created', 'currency'],
  ...[
    'description',
    'last_payment_error',
    'livemode',
    'next_action',
    'payment_method',
    'payment_method_types',
  ],
  ...['processing', 'receipt_email', 'setup_future_usage', 'shipping', 'status'],
]);
