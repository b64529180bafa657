import { startStripe } from './stripe-sandbox.ts';

it('the Stripe of a spec does not stop in silence when it was asked for what Stripe does not know', async () => {
  const stripe = await startStripe();
  const answer = await fetch(`${stripe.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripe.keys.secret}` },
    body: new URLSearchParams({ amount: '50000', currency: 'inr', colour: 'red' }),
  });
  expect(answer.status).toBe(400);
  await expect(stripe.stop()).rejects.toThrow('it has colour, which Stripe does not know');
});
