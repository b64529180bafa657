import type { FastifyInstance } from 'fastify';
import {
  authenticateIntent,
  type AuthenticationOutcome,
} from '../objects/payment-intents/authenticate-intent.ts';
import { findIntent, type NextAction } from '../objects/payment-intents/payment-intent.ts';
import { readForm } from '../protocol/form.ts';
import { StripeRefusal } from '../protocol/refusal.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuse } from './refuse.ts';

/** The patient's answer to the bank: as JSON from a test, as a form from the page, which then goes back to the shop. */
export function registerThreeDSecure(app: FastifyInstance, sandbox: Sandbox): void {
  app.post<{ Params: { intent: string } }>('/_sandbox/3ds/:intent', async ({ params, body }, reply) => {
    const fromPage = typeof body === 'string';
    const outcome = readOutcome(fromPage ? readForm(body) : body);
    if (!outcome) return refuse(reply, 400, 'outcome must be success or failure.');
    try {
      const { before, intent } = sandbox.change((account) => ({
        before: findIntent(account, params.intent).next_action,
        intent: authenticateIntent(account, params.intent, outcome),
      }));
      const back = returnAddress(before, intent);
      if (fromPage && back !== null) return await reply.redirect(back, 303);
      return { id: intent.id, status: intent.status, returnUrl: back };
    } catch (error) {
      if (error instanceof StripeRefusal) return refuse(reply, error.status, error.message);
      throw error;
    }
  });
}

function readOutcome(body: unknown): AuthenticationOutcome | undefined {
  if (body === undefined || body === null) return 'success';
  const { outcome = 'success' } = body as { outcome?: unknown };
  return outcome === 'success' || outcome === 'failure' ? outcome : undefined;
}

/** Where the shop wanted its patient back, with what Stripe adds to the address. */
function returnAddress(
  action: NextAction | null,
  intent: { id: string; client_secret: string; status: string },
) {
  if (action?.type !== 'redirect_to_url') return null;
  const url = new URL(action.redirect_to_url.return_url);
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret);
  const status = intent.status === 'requires_payment_method' ? 'failed' : 'succeeded';
  url.searchParams.set('redirect_status', status);
  return url.href;
}
