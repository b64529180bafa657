import { jest } from '@jest/globals';
import { balancesOf } from '../../../../test/paid-visit.ts';
import { refundingWorld, type RefundingWorld } from '../../../../test/refunding-world.ts';
import { StripeClient } from '../provider/stripe-client.ts';

// A sandbox and two applications start.
jest.setTimeout(60_000);

describe('a refund that fails', () => {
  let refunding: RefundingWorld;

  beforeAll(async () => {
    refunding = await refundingWorld();
  });
  afterAll(() => refunding.close());

  const failAtStripe = (stripeRefundId: string) =>
    refunding.stripe.control('POST', `refunds/${stripeRefundId}/failure`);
  const balances = (paymentId: string) => balancesOf(refunding.world, [paymentId]);
  /** Until the next attempt is due, whichever it is. */
  const waitAndSweep = async () => {
    refunding.world.clock.advance({ hours: 6 });
    await refunding.sweep();
  };

  it('after it had left is owed again, and tried again under another key', async () => {
    const { refundId, paymentId, intentId } = await refunding.owed();
    await refunding.carryOut(refundId);
    const [first] = await refunding.atStripe(intentId);
    await failAtStripe(first!.id);
    await refunding.sync(first!.id);
    expect(await refunding.row(refundId)).toMatchObject({
      status: 'pending',
      attempts: 1,
      stripe_refund_id: null,
      failure_code: 'lost_or_stolen_card',
      settled_at: null,
    });
    expect(await refunding.eventsOf(refundId)).toEqual([
      'refund.requested',
      'refund.succeeded',
      'refund.bounced',
    ]);
    expect(await balances(paymentId)).toMatchObject({ patient: -50_000, refund: 20_000 });
    await waitAndSweep();
    const [second] = await refunding.atStripe(intentId);
    expect(second).toMatchObject({ status: 'succeeded', metadata: { refund_id: refundId, attempt: '2' } });
    expect(await refunding.row(refundId)).toMatchObject({
      status: 'succeeded',
      stripe_refund_id: second!.id,
    });
    expect(await balances(paymentId)).toEqual({ patient: -30_000, hospital: 28_500, platform: 1_500 });
  });

  it('fails once, however often and late that is told', async () => {
    const { refundId, paymentId, intentId } = await refunding.owed();
    await refunding.carryOut(refundId);
    const [first] = await refunding.atStripe(intentId);
    await failAtStripe(first!.id);
    await Promise.all([1, 2, 3].map(() => refunding.sync(first!.id)));
    await waitAndSweep();
    await refunding.sync(first!.id);
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded', attempts: 1 });
    const told = await refunding.eventsOf(refundId);
    expect(told.filter((type) => type === 'refund.bounced')).toHaveLength(1);
    expect(await balances(paymentId)).toMatchObject({ patient: -30_000 });
  });

  it('at every attempt is raised to the admins and stays owed; their word is one attempt more', async () => {
    const { refundId, paymentId, intentId } = await refunding.owed();
    await refunding.carryOut(refundId);
    for (let attempt = 1; attempt <= 5; attempt++) {
      const [newest] = await refunding.atStripe(intentId);
      expect(newest!.metadata!['attempt']).toBe(String(attempt));
      await failAtStripe(newest!.id);
      await refunding.sync(newest!.id);
      await waitAndSweep();
    }
    expect(await refunding.row(refundId)).toMatchObject({ status: 'failed', attempts: 5 });
    expect(await balances(paymentId)).toMatchObject({ patient: -50_000, refund: 20_000 });
    expect((await refunding.eventsOf(refundId)).at(-1)).toBe('refund.failed');
    const { world } = refunding;
    const token = world.tokenFor({ role: 'admin' });
    const failed = await world.call('GET', '/v1/refunds?status=failed', { token });
    expect(failed.body.items).toMatchObject([
      { id: refundId, attempts: 5, failureCode: 'lost_or_stolen_card' },
    ]);
    expect((await world.call('GET', '/metrics')).body).toMatch(
      /^payments_refunds_open\{status="failed"\} 1$/m,
    );

    await world.call('POST', `/v1/refunds/${refundId}/retry`, { token });
    await refunding.carryOut(refundId);
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded', attempts: 5 });
    expect(await refunding.atStripe(intentId)).toHaveLength(6);
    expect(await balances(paymentId)).toMatchObject({ patient: -30_000 });
  });

  it('because Stripe refuses it says so, and waits for its next attempt', async () => {
    const { refundId, intentId } = await refunding.owed();
    await refunding.world.app
      .get(StripeClient)
      .ask((api) => api.refunds.create({ payment_intent: intentId, amount: 50_000 }));
    await refunding.carryOut(refundId);
    expect(await refunding.row(refundId)).toMatchObject({
      status: 'pending',
      attempts: 1,
      failure_code: 'charge_already_refunded',
    });
    await refunding.sweep();
    expect(await refunding.row(refundId)).toMatchObject({ attempts: 1 });
    expect(await refunding.eventsOf(refundId)).toEqual(['refund.requested']);
  });

  it('is told apart from one the bank takes its time for', async () => {
    const { refundId, paymentId, intentId } = await refunding.owed({ card: 'pm_card_pendingRefund' });
    await refunding.carryOut(refundId);
    const [made] = await refunding.atStripe(intentId);
    expect(await refunding.row(refundId)).toMatchObject({ status: 'pending', stripe_refund_id: made!.id });
    expect((await balances(paymentId))['refund']).toBe(20_000);
    await refunding.stripe.control('POST', `refunds/${made!.id}/success`);
    await waitAndSweep();
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded', attempts: 0 });
  });

  it('only for us, its answer lost for longer than Stripe keeps keys, is found and not made again', async () => {
    const { refundId, intentId } = await refunding.owed();
    await refunding.stripe.control('PUT', 'faults', { calls: { dropAfter: 1 } });
    await expect(refunding.carryOut(refundId)).rejects.toMatchObject({ kind: 'unavailable' });
    await refunding.stripe.control('PUT', 'faults', {});
    const made = async () =>
      (await refunding.stripe.exchanges()).filter(
        ({ method, path }) => method === 'POST' && path === '/v1/refunds',
      ).length;
    const before = await made();
    refunding.world.clock.advance({ hours: 25 });
    await refunding.carryOut(refundId);
    expect(await made()).toBe(before);
    const [only, ...more] = await refunding.atStripe(intentId);
    expect(more).toEqual([]);
    expect(await refunding.row(refundId)).toMatchObject({ status: 'succeeded', stripe_refund_id: only!.id });
  });

  it('somebody else’s is none of ours', async () => {
    const { intentId } = await refunding.owed();
    const made = await refunding.world.app
      .get(StripeClient)
      .ask((api) => api.refunds.create({ payment_intent: intentId, amount: 100 }));
    expect(await refunding.sync(made.id)).toBe(false);
  });
});
