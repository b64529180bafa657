import Stripe from 'stripe';
import { type RunningSandbox, startSandbox } from '../../test/running-sandbox.ts';

const tenDollars = { amount: 1_000, currency: 'usd' };

describe('an idempotency key', () => {
  let sandbox: RunningSandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.app.close());

  const create = (params: Stripe.PaymentIntentCreateParams, idempotencyKey: string) =>
    sandbox.stripe.paymentIntents.create(params, { idempotencyKey });
  const intents = async () => (await sandbox.stripe.paymentIntents.list()).data.length;

  it('answers the same request with the first answer, marked as replayed, and does nothing twice', async () => {
    const first = await create({ ...tenDollars, metadata: { a: '1', b: '2' } }, 'k');
    const again = await create({ metadata: { b: '2', a: '1' }, currency: 'usd', amount: 1_000 }, 'k');

    expect(again).toEqual(first);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(await intents()).toBe(1);
  });

  it('refuses other parameters and another endpoint', async () => {
    const { id } = await create(tenDollars, 'k');
    const conflict = { rawType: 'idempotency_error', statusCode: 400 };

    await expect(create({ ...tenDollars, amount: 1_001 }, 'k')).rejects.toMatchObject(conflict);
    await expect(sandbox.stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'k' })).rejects.toMatchObject(
      conflict,
    );
    expect(await intents()).toBe(1);
  });

  it('is in use while its first request is still running', async () => {
    await sandbox.control('PUT', 'faults', { calls: { delayMs: [200, 200] } });
    const answers = await Promise.allSettled([create(tenDollars, 'k'), create(tenDollars, 'k')]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));

    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect(await intents()).toBe(1);
  });

  it('repeats the no of a bank, and tries the card once', async () => {
    const declined = { ...tenDollars, confirm: true, payment_method: 'pm_card_chargeDeclined' };
    const first = await create(declined, 'k').catch((error: unknown) => error);
    const again = await create(declined, 'k').catch((error: unknown) => error);

    expect(first).toMatchObject({ statusCode: 402, decline_code: 'generic_decline' });
    expect((again as Stripe.errors.StripeError).charge).toBe((first as Stripe.errors.StripeError).charge);
    expect((await sandbox.stripe.charges.list()).data).toHaveLength(1);
  });

  it('is free again after a request whose form was wrong', async () => {
    await expect(create({ ...tenDollars, amount: 1 }, 'k')).rejects.toMatchObject({
      code: 'amount_too_small',
    });
    await expect(create(tenDollars, 'k')).resolves.toMatchObject({ amount: 1_000 });
  });

  it('brings the effect to light when its first answer was lost', async () => {
    await sandbox.control('PUT', 'faults', { calls: { failAfter: 1 } });
    await expect(create(tenDollars, 'five-hundred')).rejects.toMatchObject({ statusCode: 500 });
    await sandbox.control('PUT', 'faults', { calls: { dropAfter: 1 } });
    await expect(create(tenDollars, 'dropped')).rejects.toBeInstanceOf(Stripe.errors.StripeConnectionError);
    await sandbox.control('PUT', 'faults', {});

    const [one, other] = [await create(tenDollars, 'five-hundred'), await create(tenDollars, 'dropped')];
    expect(new Set((await sandbox.stripe.paymentIntents.list()).data.map(({ id }) => id))).toEqual(
      new Set([one.id, other.id]),
    );
  });

  it('knows nothing of a request that failed before it was begun', async () => {
    await sandbox.control('PUT', 'faults', { calls: { failBefore: 1 } });
    await expect(create(tenDollars, 'k')).rejects.toMatchObject({ statusCode: 500 });
    await sandbox.control('PUT', 'faults', {});

    expect(await intents()).toBe(0);
    await expect(create(tenDollars, 'k')).resolves.toMatchObject({ amount: 1_000 });
  });
});
