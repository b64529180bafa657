import type { Outcome, PaymentIntent, PaymentMethod, StripeError } from './messages.ts';

/** Calls that the publishable key may make. They leave from the sandbox's own frame: the partner's page never sees a card. */
export async function createPaymentMethod(key: string, card: Record<string, string>): Promise<Outcome> {
  const fields = Object.entries(card).map(([name, value]) => [`card[${name}]`, value]);
  const form = new URLSearchParams([['type', 'card'], ...fields]);
  return call(key, 'POST', '/v1/payment_methods', form, (body) => ({ paymentMethod: body as PaymentMethod }));
}

export async function confirmIntent(
  key: string,
  clientSecret: string,
  { paymentMethod, returnUrl }: { paymentMethod: string; returnUrl?: string | undefined },
): Promise<Outcome> {
  const form = new URLSearchParams({
    client_secret: clientSecret,
    payment_method: paymentMethod,
    use_stripe_sdk: 'true',
  });
  if (returnUrl !== undefined) {
    form.set('return_url', returnUrl);
  }
  const path = `/v1/payment_intents/${intentOf(clientSecret)}/confirm`;
  return call(key, 'POST', path, form, (body) => ({ paymentIntent: body as PaymentIntent }));
}

export async function retrieveIntent(key: string, clientSecret: string): Promise<Outcome> {
  const form = new URLSearchParams({ client_secret: clientSecret });
  const path = `/v1/payment_intents/${intentOf(clientSecret)}`;
  return call(key, 'GET', path, form, (body) => ({ paymentIntent: body as PaymentIntent }));
}

function intentOf(clientSecret: string): string {
  return encodeURIComponent(clientSecret.split('_secret_')[0] ?? '');
}

async function call(
  key: string,
  method: 'GET' | 'POST',
  path: string,
  form: URLSearchParams,
  read: (body: unknown) => Outcome,
): Promise<Outcome> {
  const inBody = method === 'POST';
  try {
    const answer = await fetch(inBody ? path : `${path}?${form.toString()}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(inBody && { body: form }),
    });
    const body: unknown = await answer.json();
    return answer.ok ? read(body) : { error: (body as { error: StripeError }).error };
  } catch {
    const message = 'We are experiencing issues connecting to our payments provider. Please try again.';
    return { error: { type: 'api_connection_error', message } };
  }
}
