import { appendFileSync, existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { createServer } from '../src/create-server.ts';
import { readSettings } from '../src/settings.ts';
import { ProtocolRecord } from './protocol-record.ts';

describe('the record of a sandbox', () => {
  let record: ProtocolRecord;
  let app: FastifyInstance;
  let stripe: Stripe;
  let url: string;

  beforeEach(async () => {
    record = new ProtocolRecord();
    app = createServer(readSettings(record.settings));
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    stripe = new Stripe('sk_test_sandbox', { host: '127.0.0.1', port, protocol: 'http' });
  });
  afterEach(() => app.close());

  const file = () => record.settings.STRIPE_SANDBOX_EXCHANGES;
  const stop = () => record.stop({ url, keys: { secret: 'sk_test_sandbox' }, stop: () => app.close() });
  const paid = () =>
    stripe.paymentIntents.create({
      amount: 50_000,
      currency: 'inr',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      payment_method: 'pm_card_visa',
      confirm: true,
    });
  const plant = (exchange: object) => appendFileSync(file(), `\n${JSON.stringify(exchange)}`);

  it('has nothing to say of what is Stripe’s protocol, events included, and leaves nothing behind', async () => {
    const { id } = await paid();
    await stripe.refunds.create({ payment_intent: id, amount: 1 });
    expect((await record.exchanges()).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/payment_intents',
      'POST /v1/refunds',
    ]);
    await stop();
    expect(existsSync(file())).toBe(false);
  });

  it('fails for what Stripe was asked and does not know', async () => {
    const { id } = await paid();
    await expect(
      stripe.refunds.create({ payment_intent: id, colour: 'red' } as Stripe.RefundCreateParams),
    ).rejects.toThrow();
    await expect(stop()).rejects.toThrow('POST /v1/refunds asked: it has colour, which Stripe does not know');
  });

  it('fails for an answer that is not Stripe’s', async () => {
    const { lastResponse: _, ...intent } = await paid();
    const asked = { method: 'GET', path: `/v1/payment_intents/${intent.id}`, params: {}, status: 200 };
    plant({ ...asked, body: { ...intent, amount: '50000' } });
    await expect(stop()).rejects.toThrow('amount is "50000", expected must be integer');
  });

  it('fails for an event whose object is not Stripe’s', async () => {
    const { id } = await paid();
    const { lastResponse: _, ...event } = await stripe.events.retrieve(
      (await stripe.events.list({ limit: 1 })).data[0]!.id,
    );
    const body = { ...event, data: { object: { ...event.data.object, amount: null } } };
    plant({ method: 'GET', path: `/v1/events/${event.id}`, params: {}, status: 200, body });
    await expect(stop()).rejects.toThrow(`in ${event.type}: `);
    expect(id).toMatch(/^pi_/);
  });

  it('goes on over a line that a kill has cut off', async () => {
    await paid();
    appendFileSync(file(), '\n{"method":"POST","path":"/v1/payment_int');
    await paid();
    expect(await record.exchanges()).toHaveLength(2);
    await stop();
  });

  it('fails when there is none: nothing would be held against anything', async () => {
    await app.close();
    await expect(stop()).rejects.toThrow('nothing was recorded');
  });
});
