import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.ts';
import { StripeRefusal } from './refusal.ts';

export type KeyKind = 'secret' | 'publishable';

/** Which of the account's keys a request carries: `Bearer`, or `Basic` with the key as the user's name. */
export function keyOf(request: FastifyRequest, settings: Settings): KeyKind {
  const key = presentedKey(request.headers.authorization);
  if (key === undefined) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (key === settings.secretKey) return 'secret';
  if (key === settings.publishableKey) return 'publishable';
  throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

export function secretKeyNeeded(): StripeRefusal {
  return unauthorized(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    'secret_key_required',
  );
}

function presentedKey(header: string | undefined): string | undefined {
  const [scheme, credentials] = (header ?? '').split(' ');
  if (!credentials) return undefined;
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] || undefined;
}

function unauthorized(message: string, code?: string): StripeRefusal {
  return new StripeRefusal(401, { type: 'invalid_request_error', message, ...(code && { code }) });
}

/** As Stripe shows a wrong key: enough to recognise it, too little to use it. */
function masked(key: string): string {
  if (key.length <= 12) return '*'.repeat(key.length);
  return `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`;
}
