import { jest } from '@jest/globals';
import { balancesOf } from '../../../../test/paid-visit.ts';
import { refundingWorld, type RefundingWorld } from '../../../../test/refunding-world.ts';

// A sandbox and two applications start.
jest.setTimeout(60_000);

describe('a refund that is owed', () => {
  let refunding: RefundingWorld;

  beforeAll(async () => {
    refunding = await refundingWorld();
  });
  afterEach(() => refunding.stripe.control('PUT', 'faults', {}));
  afterAll(() => refunding.close());

  it('goes to Stripe, and is booked as paid once, however often it is carried out', async () => {
    const { refundId, paymentId, intentId } = await refunding.owed();
    await refunding.carryOut(refundId);
    await refunding.carryOut(refundId);
    const [made, ...more] = await refunding.atStripe(intentId);
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      amount: 20_000,
      status: 'succeeded',
      metadata: { refund_id: refundId, attempt: '1' },
    });
    expect(await refunding.row(refundId)).toMatchObject({
      status: 'succeeded',
      attempts: 0,
      stripe_refund_id: made!.id,
      settled_at: refunding.world.clock.now(),
      version: 2,
    });
    expect(await balancesOf(refunding.world, [paymentId])).toEqual({
      patient: -30_000,
      hospital: 28_500,
      platform: 1_500,
    });
    expect(await refunding.eventsOf(refundId)).toEqual(['refund.requested', 'refund.succeeded']);
  });

  it('is one refund at Stripe, although two processes carry it out at the same time, again and again', async () => {
    for (let round = 0; round < 10; round++) {
      const { refundId, paymentId, intentId } = await refunding.owed();
      // Two with one key at the same moment: one of them may be told to come back.
      await Promise.allSettled(
        [...refunding.worlds, ...refunding.worlds].map((by) => refunding.carryOut(refundId, by)),
      );
      await refunding.carryOut(refundId);
      expect(await refunding.atStripe(intentId)).toHaveLength(1);
      expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded', version: 2 });
      expect((await balancesOf(refunding.world, [paymentId]))['patient']).toBe(-30_000);
    }
  });

  it('comes back from the connected account it had gone on to, with its part of the fee', async () => {
    const { refundId, intentId } = await refunding.owed({ stripeAccountId: 'acct_1Hospital' });
    await refunding.carryOut(refundId);
    expect(await refunding.atStripe(intentId)).toMatchObject([
      { amount: 20_000, transfer_reversal: expect.any(String) },
    ]);
    const asked = (await refunding.stripe.exchanges()).filter(
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
    const { refundId, intentId } = await refunding.owed();
    await refunding.stripe.control('PUT', 'faults', { calls });
    await expect(refunding.carryOut(refundId)).rejects.toMatchObject({ kind: 'unavailable' });
    await refunding.stripe.control('PUT', 'faults', {});
    await refunding.carryOut(refundId);
    refunding.world.clock.advance({ minutes: 1 });
    await refunding.sweep();
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded' });
    expect((await refunding.atStripe(intentId)).filter(({ status }) => status === 'succeeded')).toHaveLength(
      1,
    );
  });

  it('is found by the clock when the process that was to carry it out is gone', async () => {
    const { refundId } = await refunding.owed();
    await refunding.sweep();
    expect(await refunding.row(refundId)).toMatchObject({ status: 'pending' });
    refunding.world.clock.advance({ minutes: 1 });
    await refunding.sweep();
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded' });
  });
});
