import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startStripe, type StripeWorld } from '../../../../test/stripe-sandbox.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

/** Stripe keeps a fault of its own for a key as it keeps any answer; the sandbox does not, so that this stands in between. */
describe('a fault that Stripe repeats for its key', () => {
  let stripe: StripeWorld;
  let between: Server;
  let world: TestApp;
  let city: Clinic;
  /** What the next call to this path does before it is lost. */
  let breaking: { path: RegExp; first: 'happens' | 'does nothing' } | undefined;
  const broken = new Set<unknown>();

  beforeAll(async () => {
    stripe = await startStripe();
    between = createServer((request, response) => void pass(request, response));
    await new Promise<void>((listening) => between.listen(0, '127.0.0.1', listening));
    const { port } = between.address() as AddressInfo;
    world = await startTestApp({ STRIPE_SANDBOX_URL: `http://127.0.0.1:${port}` });
    city = await clinic(world);
  });
  afterAll(async () => {
    await city.close();
    await world.close();
    between.closeAllConnections();
    between.close();
    await stripe.stop();
  });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '', headers } = request;
    const key = headers['idempotency-key'];
    const isFirst = breaking?.path.test(url) === true && key !== undefined && broken.size === 0;
    const repeats = broken.has(key);
    if (repeats || (isFirst && breaking?.first === 'does nothing')) {
      request.resume();
      fail(response, key, repeats);
      return;
    }
    const body = await readAll(request);
    const sent = Object.entries(headers).filter(
      (header): header is [string, string] => typeof header[1] === 'string' && !unsent.has(header[0]),
    );
    const answer = await fetch(`${stripe.url}${url}`, {
      method,
      headers: sent,
      ...(body !== '' && { body }),
    });
    const text = await answer.text();
    if (isFirst) {
      fail(response, key, false);
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  }

  function fail(response: ServerResponse, key: unknown, repeated: boolean): void {
    broken.add(key);
    const headers = {
      'content-type': 'application/json',
      ...(repeated && { 'idempotent-replayed': 'true' }),
    };
    response.writeHead(500, headers).end(JSON.stringify({ error: { type: 'api_error', message: 'sorry' } }));
  }

  const booked = async () => {
    const doctorId = await city.addDoctor();
    await city.addVisitType(doctorId, { payment: 'online', feeMinor: 50_000 });
    const slotId = await city.addSlot(doctorId, '2026-12-03T12:00:00.000Z');
    const { token } = await city.addPatient();
    const { body } = await world.call('POST', '/v1/appointments', { token, body: { slotId } });
    const pay = (idempotencyKey: string) =>
      world.call('POST', `/v1/appointments/${body.id}/payment`, {
        token,
        body: { paymentMethodId: 'pm_card_visa' },
        headers: { 'idempotency-key': idempotencyKey },
      });
    return { id: String(body.id), token, checkout: body.payment, pay };
  };
  const charges = async () =>
    (await stripe.exchanges()).filter(({ path, status }) => path.endsWith('/confirm') && status === 200)
      .length;

  it.each(['happens', 'does nothing'] as const)(
    'while a card is charged, and the charge %s: the same request is answered in the end, and charges once',
    async (first) => {
      const { id, token, pay } = await booked();
      const before = await charges();
      broken.clear();
      breaking = { path: /\/confirm$/, first };
      const key = newId();

      const answers = [await pay(key), await pay(key), await pay(key)];

      expect(answers.at(-1)).toMatchObject({ status: 200, body: { status: 'succeeded' } });
      expect(await charges()).toBe(before + 1);
      const { body } = await world.call('GET', `/v1/appointments/${id}`, { token });
      expect(body.status).toBe('confirmed');
    },
  );

  it.each(['happens', 'does nothing'] as const)(
    'while a payment begins, and its beginning %s: it has one intent in the end',
    async (first) => {
      broken.clear();
      breaking = { path: /\/payment_intents$/, first };
      const { id, token, checkout } = await booked();

      expect(checkout.clientSecret).toMatch(/_secret_/);
      const { body } = await world.call('GET', `/v1/appointments/${id}/payment`, { token });
      expect(body.clientSecret).toBe(checkout.clientSecret);
    },
  );
});

const unsent = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
  }
  return text;
}
