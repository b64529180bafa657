import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Receiver, startSandbox } from '../test/running-sandbox.ts';

describe('a restarted sandbox', () => {
  let folder: string;
  let data: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'));
    data = join(folder, 'stripe.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('knows its objects, its idempotent answers, its faults and its webhook endpoint', async () => {
    const before = await startSandbox({ data });
    const faults = { seed: 7, webhooks: { delayMs: [1, 2] } };
    await before.control('PUT', 'faults', faults);
    await before.control('PUT', 'webhook-endpoint', { url: 'http://127.0.0.1:9/' });
    const params = { amount: 1_000, currency: 'usd' };
    const created = await before.stripe.paymentIntents.create(params, { idempotencyKey: 'k' });
    await before.app.close();

    const after = await startSandbox({ data });
    expect(await after.stripe.paymentIntents.retrieve(created.id)).toEqual(created);
    const again = await after.stripe.paymentIntents.create(params, { idempotencyKey: 'k' });
    expect(again.id).toBe(created.id);
    expect(await (await after.control('GET', 'faults')).json()).toEqual(faults);
    expect(await (await after.control('GET', 'webhook-endpoint')).json()).toEqual({
      url: 'http://127.0.0.1:9/',
    });
    await after.app.close();
  });

  it('goes on sending what was not taken', async () => {
    const before = await startSandbox({ data });
    const receiver = new Receiver();
    await before.control('PUT', 'webhook-endpoint', { url: await receiver.listen() });
    receiver.statuses = [503];
    await before.stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
    await receiver.received(1);
    await before.app.close();

    const after = await startSandbox({ data });
    const [refused, taken] = await receiver.received(2);
    expect(taken?.id).toBe(refused?.id);
    receiver.close();
    await after.app.close();
  });

  it('forgets everything when told to begin anew', async () => {
    const { app, stripe, control } = await startSandbox({ data });
    const { id } = await stripe.paymentIntents.create({ amount: 1_000, currency: 'usd' });
    expect((await control('DELETE', 'state')).status).toBe(204);

    await expect(stripe.paymentIntents.retrieve(id)).rejects.toMatchObject({ code: 'resource_missing' });
    expect((await stripe.events.list()).data).toEqual([]);
    await app.close();
  });

  it('has no card number on its disk', async () => {
    const { app, stripe } = await startSandbox({ data });
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '987' };
    const method = await stripe.paymentMethods.create({ type: 'card', card }, { idempotencyKey: 'k' });
    expect(method.card).toMatchObject({ brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2040 });

    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(Buffer.concat(written).includes(method.id)).toBe(true);
    expect(Buffer.concat(written).includes(card.number)).toBe(false);
    await app.close();
  });
});
