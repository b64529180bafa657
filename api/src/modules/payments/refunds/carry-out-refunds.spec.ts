import { jest } from '@jest/globals';
import type { Kysely } from 'kysely';
import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { createTestDatabase } from '../../../../test/database.ts';
import { balancesOf, paidVisit, type PaymentOptions } from '../../../../test/paid-visit.ts';
import { startStripe, type StripeWorld } from '../../../../test/stripe-sandbox.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { StripeClient } from '../provider/stripe-client.ts';
import { CarryOutRefunds } from './carry-out-refunds.ts';
import { Refunds } from './refunds.ts';

// A sandbox and two applications start.
jest.setTimeout(60_000);

describe('a refund that is owed', () => {
  let stripe: StripeWorld;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let worlds: TestApp[];
  let world: TestApp;
  let hospital: Clinic;

  beforeAll(async () => {
    [stripe, database] = await Promise.all([startStripe(), createTestDatabase()]);
    const env = { ...stripe.settings, DATABASE_URL: database.url };
    worlds = await Promise.all([startTestApp(env), startTestApp(env)]);
    world = { ...worlds[0]!, databaseUrl: database.url };
    hospital = await clinic(world);
  });
  afterEach(() => stripe.control('PUT', 'faults', {}));
  afterAll(async () => {
    expect(await stripe.protocolFaults()).toEqual([]);
    await hospital.close();
    await Promise.all(worlds.map((one) => one.close()));
    await database.drop();
    await stripe.stop();
  });

  const carryOut = (refundId: string, by = world) => by.app.get(CarryOutRefunds).carryOut(refundId);
  const sweep = () => world.app.get(CarryOutRefunds).sweep();
  const atStripe = async (intentId: string) => {
    const { data } = await world.app
      .get(StripeClient)
      .ask((api) => api.refunds.list({ payment_intent: intentId, limit: 100 }));
    return data;
  };
  const row = async (refundId: string) => {
    const { rows } = await hospital.database.query<Record<string, unknown>>(
      `select status, attempts, stripe_refund_id, failure_code, settled_at, version from refunds where id = $1`,
      [refundId],
    );
    return rows[0]!;
  };
  const eventsOf = async (refundId: string) => {
    const { rows } = await hospital.database.query<{ type: string }>(
      `select type from outbox_events where payload->>'refundId' = $1 order by id`,
      [refundId],
    );
    return rows.map(({ type }) => type);
  };

  /** A visit paid at Stripe by a card, and part of it owed back. */
  const owed = async (card = 'pm_card_visa', amountMinor = 20_000, options: PaymentOptions = {}) => {
    const { stripeAccountId } = options;
    const intent = await world.app.get(StripeClient).ask((api) =>
      api.paymentIntents.create({
        amount: 50_000,
        currency: 'inr',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        payment_method: card,
        confirm: true,
        ...(stripeAccountId && {
          transfer_data: { destination: stripeAccountId },
          application_fee_amount: 2_500,
        }),
      }),
    );
    const visit = await paidVisit(world, hospital, { ...options, paymentIntentId: intent.id });
    const paymentId = visit.paymentIds[0]!;
    const refundId = await inTransaction((transaction) =>
      world.app.get(Refunds).ofPayment(transaction, {
        paymentId,
        amountMinor,
        reason: 'goodwill',
        requestedBy: 'staff:1',
        at: world.clock.now(),
      }),
    );
    return { refundId, paymentId, intentId: intent.id };
  };
  const inTransaction = <T>(work: (transaction: Kysely<never>) => Promise<T>): Promise<T> =>
    world.app.get(Database).transaction((em) => work(em.getKysely<never>()));

  it('goes to Stripe, and is booked as paid once, however often it is carried out', async () => {
    const { refundId, paymentId, intentId } = await owed();
    await carryOut(refundId);
    await carryOut(refundId);
    const [made, ...more] = await atStripe(intentId);
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      amount: 20_000,
      status: 'succeeded',
      metadata: { refund_id: refundId, attempt: '1' },
    });
    expect(await row(refundId)).toMatchObject({
      status: 'succeeded',
      attempts: 0,
      stripe_refund_id: made!.id,
      settled_at: world.clock.now(),
      version: 2,
    });
    expect(await balancesOf(world, [paymentId])).toEqual({
      patient: -30_000,
      hospital: 28_500,
      platform: 1_500,
    });
    expect(await eventsOf(refundId)).toEqual(['refund.requested', 'refund.succeeded']);
  });

  it('is one refund at Stripe, although two processes carry it out at the same time, again and again', async () => {
    for (let round = 0; round < 10; round++) {
      const { refundId, paymentId, intentId } = await owed();
      // Two with one key at the same moment: one of them may be told to come back.
      await Promise.allSettled([...worlds, ...worlds].map((by) => carryOut(refundId, by)));
      await carryOut(refundId);
      expect(await atStripe(intentId)).toHaveLength(1);
      expect(await row(refundId)).toMatchObject({ status: 'succeeded', version: 2 });
      expect((await balancesOf(world, [paymentId]))['patient']).toBe(-30_000);
    }
  });

  it('comes back from the connected account it had gone on to, with its part of the fee', async () => {
    const { refundId, intentId } = await owed('pm_card_visa', 20_000, { stripeAccountId: 'acct_1Hospital' });
    await carryOut(refundId);
    expect(await atStripe(intentId)).toMatchObject([
      { amount: 20_000, transfer_reversal: expect.any(String) },
    ]);
    const asked = (await stripe.exchanges()).filter(
      ({ method, path }) => method === 'POST' && path === '/v1/refunds',
    );
    expect(asked.at(-1)).toMatchObject({
      params: { reverse_transfer: 'true', refund_application_fee: 'true', metadata: { refund_id: refundId } },
    });
  });

  it.each([
    ['500 before anything was done', { failBefore: 1 }],
    ['500 after it was done', { failAfter: 1 }],
    ['nothing, after it was done', { dropAfter: 1 }],
  ])('is returned once although Stripe answers %s', async (_what, calls) => {
    const { refundId, intentId } = await owed();
    await stripe.control('PUT', 'faults', { calls });
    await expect(carryOut(refundId)).rejects.toMatchObject({ kind: 'unavailable' });
    await stripe.control('PUT', 'faults', {});
    await carryOut(refundId);
    world.clock.advance({ minutes: 1 });
    await sweep();
    expect(await row(refundId)).toMatchObject({ status: 'succeeded' });
    expect((await atStripe(intentId)).filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  });

  it('is found by the clock when the process that was to carry it out is gone', async () => {
    const { refundId } = await owed();
    await sweep();
    expect(await row(refundId)).toMatchObject({ status: 'pending' });
    world.clock.advance({ minutes: 1 });
    await sweep();
    expect(await row(refundId)).toMatchObject({ status: 'succeeded' });
  });
});
