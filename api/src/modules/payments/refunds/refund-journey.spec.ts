import { jest } from '@jest/globals';
import { eventually } from '../../../../test/eventually.ts';
import { balancesOf } from '../../../../test/paid-visit.ts';
import { refundingWorld, type RefundingWorld } from '../../../../test/refunding-world.ts';

// Two processes install the queue.
jest.setTimeout(60_000);

describe('a refund that was requested', () => {
  let refunding: RefundingWorld;

  beforeAll(async () => {
    refunding = await refundingWorld({ JOBS: 'on' });
  });
  afterAll(() => refunding.close());

  it('arrives by the queue of two processes, once, though Stripe fails for a while', async () => {
    await refunding.stripe.control('PUT', 'faults', { seed: 7, calls: { failBefore: 0.2, failAfter: 0.2 } });
    const owed = await eventually(() => refunding.owed());
    await eventually(async () => {
      expect(await refunding.row(owed.refundId)).toMatchObject({ status: 'succeeded' });
    }, 45_000);
    await refunding.stripe.control('PUT', 'faults', {});
    const made = await refunding.atStripe(owed.intentId);
    expect(made.filter(({ status }) => status === 'succeeded')).toHaveLength(1);
    expect((await balancesOf(refunding.world, [owed.paymentId]))['patient']).toBe(-30_000);
  });
});
