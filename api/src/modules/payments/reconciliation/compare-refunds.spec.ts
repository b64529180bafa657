import { jest } from '@jest/globals';
import { balancesOf } from '../../../../test/paid-visit.ts';
import { type ReconciledWorld, reconciledWorld } from '../../../../test/reconciled-world.ts';
import { Database } from '../../../platform/database/database.ts';
import { CarryOutRefunds } from '../refunds/carry-out-refunds.ts';
import { Refunds } from '../refunds/refunds.ts';

// A sandbox and an application start.
jest.setTimeout(60_000);

describe('refunds compared with Stripe', () => {
  let books: ReconciledWorld;

  beforeAll(async () => {
    books = await reconciledWorld();
  });
  afterAll(() => books.close());

  const owe = (paymentId: string) =>
    books.world.app.get(Database).transaction((em) =>
      books.world.app.get(Refunds).ofPayment(em.getKysely<never>(), {
        paymentId,
        amountMinor: 20_000,
        reason: 'goodwill',
        requestedBy: 'admin:1',
        at: books.world.clock.now(),
      }),
    );
  const carryOut = (refundId: string) => books.world.app.get(CarryOutRefunds).carryOut(refundId);
  const inDashboard = (intentId: string, amount: number) =>
    books.ask((api) => api.refunds.create({ payment_intent: intentId, amount }));
  /** By somebody who writes into it what we write into ours. */
  const inName = (refundId: string, intentId: string, amount: number) =>
    books.ask((api) =>
      api.refunds.create({
        payment_intent: intentId,
        amount,
        metadata: { refund_id: refundId, attempt: '1' },
      }),
    );
  const rowsOf = async (paymentId: string) => {
    const { rows } = await books.hospital.database.query<Record<string, unknown>>(
      `select r.status, r.amount_minor::int, r.reason, r.requested_by, p.refunded_minor::int
         from refunds r join payments p on p.id = r.payment_id where p.id = $1 order by r.id`,
      [paymentId],
    );
    return rows;
  };

  it('agree when both sides say the same', async () => {
    const { paymentId } = await books.paid();
    await carryOut(await owe(paymentId));
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('made by hand at Stripe are taken into our books, once', async () => {
    const { paymentId, intentId } = await books.paid();
    await inDashboard(intentId, 10_000);
    expect(await books.compare(paymentId)).toEqual(['refund_unknown healed']);
    expect(await rowsOf(paymentId)).toEqual([
      {
        status: 'succeeded',
        amount_minor: 10_000,
        reason: 'goodwill',
        requested_by: 'stripe',
        refunded_minor: 10_000,
      },
    ]);
    expect(await balancesOf(books.world, [paymentId])).toEqual({
      patient: -40_000,
      hospital: 38_000,
      platform: 2_000,
    });
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('made by hand that are not through yet, or do not fit what is left, are reported', async () => {
    const slow = await books.paid({}, { payment_method: 'pm_card_pendingRefund' });
    await inDashboard(slow.intentId, 10_000);
    const full = await books.paid();
    await owe(full.paymentId);
    await inDashboard(full.intentId, 40_000);
    expect(await books.compare(slow.paymentId)).toEqual(['refund_unknown reported']);
    expect(await rowsOf(slow.paymentId)).toEqual([]);
    const found = await books.compare(full.paymentId);
    expect(found).toContain('refund_unknown reported');
    expect(await rowsOf(full.paymentId)).toHaveLength(1);
  });

  it('that were owed and never sent are sent', async () => {
    const { paymentId, intentId } = await books.paid();
    await owe(paymentId);
    expect(await books.compare(paymentId)).toEqual(['refund_missing healed']);
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'succeeded' }]);
    const { data } = await books.ask((api) => api.refunds.list({ payment_intent: intentId }));
    expect(data.map(({ amount }) => amount)).toEqual([20_000]);
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('whose end never reached us end here too', async () => {
    const { paymentId, intentId } = await books.paid({}, { payment_method: 'pm_card_pendingRefund' });
    await carryOut(await owe(paymentId));
    const { data } = await books.ask((api) => api.refunds.list({ payment_intent: intentId }));
    await books.stripe.control('POST', `refunds/${data[0]!.id}/success`);
    expect(await books.compare(paymentId)).toEqual(['refund_behind healed']);
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('that failed after they had gone through are owed again', async () => {
    const { paymentId, intentId } = await books.paid();
    await carryOut(await owe(paymentId));
    const { data } = await books.ask((api) => api.refunds.list({ payment_intent: intentId }));
    await books.stripe.control('POST', `refunds/${data[0]!.id}/failure`);
    expect(await books.compare(paymentId)).toEqual(['refund_behind healed']);
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'pending', refunded_minor: 20_000 }]);
    expect(await balancesOf(books.world, [paymentId])).toMatchObject({ patient: -50_000, refund: 20_000 });
    expect(await books.compare(paymentId)).toEqual([]);
  });

  it('that say they are ours and return another amount are reported, and settle nothing of ours', async () => {
    const { paymentId, intentId } = await books.paid();
    const refundId = await owe(paymentId);
    await inName(refundId, intentId, 15_000);
    expect(await books.compare(paymentId)).toEqual(
      expect.arrayContaining(['refund_behind reported', 'refund_amount_differs reported']),
    );
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'pending', amount_minor: 20_000 }]);
    expect(await balancesOf(books.world, [paymentId])).toMatchObject({ patient: -50_000, refund: 20_000 });
  });

  it('that went through twice in one name are reported', async () => {
    const { paymentId, intentId } = await books.paid();
    const refundId = await owe(paymentId);
    await carryOut(refundId);
    await inName(refundId, intentId, 20_000);
    expect(await books.compare(paymentId)).toEqual(['refund_duplicate reported']);
    expect(await rowsOf(paymentId)).toMatchObject([{ status: 'succeeded', refunded_minor: 20_000 }]);
  });

  it('that are here and unknown there are reported', async () => {
    const { paymentId } = await books.paid();
    const refundId = await owe(paymentId);
    await books.hospital.database.query(
      `update refunds set stripe_refund_id = 're_nobody_knows' where id = $1`,
      [refundId],
    );
    expect(await books.compare(paymentId)).toEqual(['refund_missing reported']);
  });
});
