import { type Exchange, ProtocolRecord } from '../../stripe-sandbox/test/protocol-record.ts';
import { type RunningStripeSandbox, startStripeSandbox } from '../../tools/stripe-sandbox.mjs';

export interface StripeWorld extends RunningStripeSandbox {
  /** Settings of an application that pays here: `startTestApp(stripe.settings)`. */
  settings: Record<string, string>;
  /** Under /_sandbox: `control('PUT', 'faults', { calls: { failAfter: 1 } })`. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** What was asked and answered so far. */
  exchanges(): Promise<Exchange[]>;
  /** Fails when anything that was asked, answered or told by an event was not Stripe's protocol. */
  stop(): Promise<void>;
}

/** A Stripe of its own for a spec: a process that forgets everything when it stops. */
export async function startStripe(
  options: Parameters<typeof startStripeSandbox>[0] = {},
): Promise<StripeWorld> {
  const record = new ProtocolRecord();
  const running = await startStripeSandbox({ ...options, env: { ...record.settings, ...options.env } });
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
  return {
    ...running,
    settings: { STRIPE_SANDBOX_URL: running.url },
    control,
    exchanges: () => record.exchanges(),
    stop: () => record.stop(running),
  };
}
