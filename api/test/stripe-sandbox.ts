import { type Exchange, OpenapiContract } from '../../stripe-sandbox/test/openapi-contract.ts';
import { type RunningStripeSandbox, startStripeSandbox } from '../../tools/stripe-sandbox.mjs';

export interface StripeWorld extends RunningStripeSandbox {
  /** Settings of an application that pays here: `startTestApp(stripe.settings)`. */
  settings: Record<string, string>;
  /** Under /_sandbox: `control('PUT', 'faults', { calls: { failAfter: 1 } })`. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** What was asked and answered so far. */
  exchanges(): Promise<Exchange[]>;
  /** In what was asked and answered so far, where it is not Stripe's protocol; `[]` when all of it is. */
  protocolFaults(): Promise<string[]>;
}

const contract = new OpenapiContract();

/** A Stripe of its own for a spec: a process that forgets everything when it stops. */
export async function startStripe(
  options: Parameters<typeof startStripeSandbox>[0] = {},
): Promise<StripeWorld> {
  const running = await startStripeSandbox(options);
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${running.url}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} /_sandbox/${path} answered ${answer.status}: ${text}`);
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const exchanges = async () => (await control<{ exchanges: Exchange[] }>('GET', 'exchanges')).exchanges;
  return {
    ...running,
    settings: { STRIPE_SANDBOX_URL: running.url },
    control,
    exchanges,
    protocolFaults: async () => (await exchanges()).flatMap((exchange) => contract.faults(exchange)),
  };
}
