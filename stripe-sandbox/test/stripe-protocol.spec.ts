import { once } from 'node:events';
import { createServer as createReceiver } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { createServer } from '../src/create-server.ts';
import { readSettings } from '../src/settings.ts';
import { type Exchange, OpenapiContract } from './openapi-contract.ts';

const contract = new OpenapiContract();
const keys = { secret: 'sk_test_sandbox', publishable: 'pk_test_sandbox' };

/** Every call through Stripe's own SDK; what passed between the two is held against Stripe's own document. */
describe('the sandbox, spoken to by the SDK of Stripe', () => {
  let app: FastifyInstance;
  let port: number;
  let stripe: Stripe;

  beforeAll(async () => {
    app = createServer({ ...readSettings({}), port: 0 });
    await app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = app.server.address() as AddressInfo);
    stripe = clientWith(keys.secret);
  });
  afterAll(() => app.close());

  const clientWith = (key: string) =>
    new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });

  async function exchanges(): Promise<Exchange[]> {
    const answer = await fetch(`http://127.0.0.1:${port}/_sandbox/exchanges`);
    return ((await answer.json()) as { exchanges: Exchange[] }).exchanges;
  }

  async function control(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${port}/_sandbox/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    expect(answer.ok).toBe(true);
  }

  /** The faults in all that passed between the two so far, which must have been so many calls. */
  async function faultsIn(calls: number): Promise<string[]> {
    const passed = await exchanges();
    expect(passed).toHaveLength(calls);
    return passed.flatMap((exchange) => contract.faults(exchange));
  }

  beforeEach(() => control('DELETE', 'state'));

  const pay = (more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({
      amount: 50_000,
      currency: 'inr',
      payment_method: 'pm_card_visa',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      confirm: true,
      ...more,
    });
  const said = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Stripe.errors.StripeError);
    return error as Stripe.errors.StripeError;
  };

  it('pays, in steps and at once, and shows what came of it', async () => {
    const { id } = await stripe.paymentIntents.create({
      amount: 1099,
      currency: 'usd',
      automatic_payment_methods: { enabled: true },
      description: 'Consultation',
      metadata: { appointment: 'SMC-1' },
      receipt_email: 'mila@patients.example',
      statement_descriptor_suffix: 'CLINIC',
    });
    await stripe.paymentIntents.update(id, { amount: 1299, metadata: { appointment: '', visit: '7' } });
    const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' } });
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: method.id });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1299, metadata: { visit: '7' } });
    await stripe.paymentMethods.retrieve(method.id);
    await stripe.paymentIntents.retrieve(id, {
      expand: ['latest_charge.balance_transaction', 'payment_method'],
    });
    await pay({ expand: ['latest_charge'] });
    expect(await faultsIn(7)).toEqual([]);
  });

  it('sets money aside, takes a part of it, and lets intents go', async () => {
    const { id } = await pay({ capture_method: 'manual' });
    await stripe.paymentIntents.capture(id, { amount_to_capture: 20_000 });
    const unpaid = await stripe.paymentIntents.create({
      amount: 700,
      currency: 'jpy',
    });
    await stripe.paymentIntents.cancel(unpaid.id, { cancellation_reason: 'abandoned' });
    const held = await pay({ capture_method: 'manual' });
    await stripe.paymentIntents.cancel(held.id);
    expect(await faultsIn(6)).toEqual([]);
  });

  it('asks for 3-D Secure, by redirect and in the page, and takes yes and no', async () => {
    const card = { payment_method: 'pm_card_authenticationRequired' };
    const redirected = await pay({ ...card, return_url: 'https://partner.example/back' });
    expect(redirected).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } });
    await control('POST', `3ds/${redirected.id}`, { outcome: 'success' });
    const inPage = await pay(card);
    expect(inPage.next_action?.type).toBe('use_stripe_sdk');
    await control('POST', `3ds/${inPage.id}`, { outcome: 'failure' });
    expect((await stripe.paymentIntents.retrieve(redirected.id)).status).toBe('succeeded');
    expect((await stripe.paymentIntents.retrieve(inPage.id)).status).toBe('requires_payment_method');
    expect((await said(pay({ ...card, off_session: true }))).code).toBe('authentication_required');
    expect(await faultsIn(5)).toEqual([]);
  });

  it('returns money in parts and in full, late, in vain and not at all', async () => {
    const [paid, slow, vain] = [
      await pay(),
      await pay({ payment_method: 'pm_card_pendingRefund' }),
      await pay({ payment_method: 'pm_card_refundFail' }),
    ];
    const part = { payment_intent: paid.id, amount: 10_000, reason: 'requested_by_customer' } as const;
    const first = await stripe.refunds.create({ ...part, metadata: { refund: 'a' }, expand: ['charge'] });
    await stripe.refunds.create({ charge: paid.latest_charge as string });
    await said(stripe.refunds.create({ payment_intent: paid.id }));
    await stripe.refunds.update(first.id, { metadata: { refund: 'b' } });
    await stripe.refunds.retrieve(first.id, { expand: ['balance_transaction', 'payment_intent'] });
    await stripe.refunds.list({ payment_intent: paid.id, limit: 1 });
    const pending = await stripe.refunds.create({ payment_intent: slow.id });
    await stripe.refunds.cancel(pending.id);
    const { id } = await stripe.refunds.create({ payment_intent: vain.id });
    await control('POST', `refunds/${id}/failure`);
    expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: 'failed' });
    expect(await faultsIn(13)).toEqual([]);
  });

  it('passes the hospital’s share on to its connected account, and takes it back with the fee', async () => {
    const destination = 'acct_1Hospital';
    await stripe.accounts.retrieve(destination);
    const { id } = await pay({
      transfer_data: { destination },
      application_fee_amount: 5000,
      on_behalf_of: destination,
    });
    await stripe.refunds.create({ payment_intent: id, reverse_transfer: true, refund_application_fee: true });
    await stripe.charges.list({ payment_intent: id, expand: ['data.balance_transaction'] });
    expect(await faultsIn(4)).toEqual([]);
  });

  it('lists by pages and by time, and tells its events', async () => {
    for (let made = 0; made < 3; made++) await pay();
    const created = { gte: Math.floor(Date.now() / 1000) - 3600, lt: Math.floor(Date.now() / 1000) + 3600 };
    const page = await stripe.paymentIntents.list({ limit: 2, created });
    expect(page.has_more).toBe(true);
    await stripe.paymentIntents.list({ limit: 2, starting_after: page.data[1]!.id });
    await stripe.paymentIntents.list({
      limit: 2,
      ending_before: page.data[1]!.id,
      expand: ['data.latest_charge'],
    });
    const charges = await stripe.charges.list({ created });
    await stripe.charges.retrieve(charges.data[0]!.id, { expand: ['payment_intent', 'balance_transaction'] });
    await stripe.balanceTransactions.retrieve(charges.data[0]!.balance_transaction as string);
    const events = await stripe.events.list({ types: ['payment_intent.succeeded', 'charge.succeeded'] });
    expect(events.data).toHaveLength(6);
    await stripe.events.list({ type: 'payment_intent.created', limit: 1 });
    await stripe.events.retrieve(events.data[0]!.id);
    expect(await faultsIn(12)).toEqual([]);
  });

  it.each([
    ['pm_card_chargeDeclined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card'],
  ])('declines %s in Stripe’s words', async (card, reason) => {
    const error = await said(pay({ payment_method: card }));
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, decline_code: reason });
    await stripe.charges.list();
    expect(await faultsIn(2)).toEqual([]);
  });

  it('refuses in Stripe’s words what cannot be done', async () => {
    const { id } = await pay();
    expect(await said(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({ statusCode: 404 });
    expect(await said(stripe.paymentIntents.cancel(id))).toMatchObject({ statusCode: 400 });
    expect(await said(pay({ amount: 1 }))).toMatchObject({ code: 'amount_too_small' });
    const options = { idempotencyKey: 'once' };
    await stripe.paymentIntents.create({ amount: 700, currency: 'usd' }, options);
    const other = stripe.paymentIntents.create({ amount: 800, currency: 'usd' }, options);
    expect(await said(other)).toMatchObject({ type: 'StripeIdempotencyError' });
    expect(await said(clientWith('sk_test_other').charges.list())).toMatchObject({ statusCode: 401 });
    expect(await said(clientWith(keys.publishable).charges.list())).toMatchObject({ statusCode: 401 });
    await control('PUT', 'faults', { calls: { failAfter: 1 } });
    expect(await said(stripe.charges.list())).toMatchObject({ statusCode: 500 });
    expect(await faultsIn(9)).toEqual([]);
  });

  it('refuses every request in which the document finds a fault', async () => {
    const wrong = [
      { amount: 500, currency: 'usd', colour: 'red' },
      { amount: 500 },
      { amount: 'much', currency: 'usd' },
      { amount: 500, currency: 'usd', capture_method: 'later' },
      { amount: 500, currency: 'usd', transfer_data: { to: 'acct_1' } },
    ];
    for (const parameters of wrong) {
      await said(stripe.paymentIntents.create(parameters as unknown as Stripe.PaymentIntentCreateParams));
    }
    const passed = await exchanges();
    expect(passed.filter((exchange) => contract.requestFaults(exchange).length === 0)).toEqual([]);
    expect(passed.map(({ status }) => status)).toEqual(wrong.map(() => 400));
    expect(passed.flatMap((exchange) => contract.answerFaults(exchange))).toEqual([]);
  });

  it('sends events that the SDK takes as Stripe’s, each with its object as it was at that moment', async () => {
    const events: Stripe.Event[] = [];
    const receiver = createReceiver((request, response) => {
      void text(request).then((body) => {
        const signature = request.headers['stripe-signature']!;
        events.push(stripe.webhooks.constructEvent(body, signature, 'whsec_sandbox'));
        response.end();
        receiver.emit('event');
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook`;
    await control('PUT', 'webhook-endpoint', { url });
    const { id } = await pay();
    await stripe.refunds.create({ payment_intent: id, amount: 1 });
    const expected = [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.refunded',
    ];
    while (!expected.every((type) => events.some((event) => event.type === type))) {
      await once(receiver, 'event');
    }
    expect(events.flatMap((event) => contract.eventFaults(event))).toEqual([]);
    const created = events.find(({ type }) => type === 'payment_intent.created');
    expect(created?.data.object).toMatchObject({ id, amount_received: 0 });
    receiver.close();
  });

  it('shows a browser only what Stripe.js is shown', async () => {
    const { client_secret: secret } = await stripe.paymentIntents.create({
      ...{ amount: 500, currency: 'usd', metadata: { patient: 'Mila' } },
    });
    const browser = async (method: string, path: string, fields: Record<string, string>) => {
      const form = new URLSearchParams({ client_secret: secret!, ...fields });
      const query = method === 'GET' ? `?${form.toString()}` : '';
      const headers = { authorization: `Bearer ${keys.publishable}` };
      const body = method === 'GET' ? {} : { body: form };
      const answer = await fetch(`http://127.0.0.1:${port}${path}${query}`, { method, headers, ...body });
      return (await answer.json()) as Record<string, unknown>;
    };
    const path = `/v1/payment_intents/${secret!.split('_secret_')[0]!}`;
    expect(await browser('GET', path, {})).not.toHaveProperty('metadata');
    const paid = await browser('POST', `${path}/confirm`, {
      payment_method: 'pm_card_visa',
      use_stripe_sdk: 'true',
    });
    expect(paid).toMatchObject({ status: 'succeeded' });
    expect(await faultsIn(3)).toEqual([]);
  });
});
