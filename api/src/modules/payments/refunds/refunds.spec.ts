import type { Kysely } from 'kysely';
import { type Clinic, startClinic } from '../../../../test/clinic.ts';
import { balancesOf, paidVisit, type PaidVisit } from '../../../../test/paid-visit.ts';
import type { TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { Refunds } from './refunds.ts';

describe('refunds', () => {
  let world: TestApp;
  let hospital: Clinic;
  let close: () => Promise<void>;
  const inTransaction = <T>(work: (transaction: Kysely<never>) => Promise<T>): Promise<T> =>
    world.app.get(Database).transaction((em) => work(em.getKysely<never>()));
  const refunds = () => world.app.get(Refunds);

  beforeAll(async () => {
    ({ world, hospital, close } = await startClinic());
  });
  afterAll(() => close());

  const cancelled = ({ appointmentId, startsAt }: PaidVisit, hoursBefore: number) => ({
    appointmentId,
    startsAt,
    currency: 'INR',
    policy: defaultBookingPolicy,
    cancelledAt: new Date(startsAt.getTime() - hoursBefore * 3_600_000),
    cancelledBy: 'patient' as const,
  });
  const refundsOf = async ({ paymentIds }: PaidVisit) => {
    const { rows } = await hospital.database.query<Record<string, string>>(
      `select payment_id, amount_minor, platform_fee_minor, reason, channel, status, requested_by from refunds
        where payment_id = any($1) order by id`,
      [paymentIds],
    );
    return rows;
  };

  it('of a cancellation are quoted first, and then written down as quoted: rows, books and event', async () => {
    const visit = await paidVisit(world, hospital, {}, { amountMinor: 20_001, platformFeeMinor: 1_000 });
    const quote = await refunds().quote(world.app.get(Database).sql, cancelled(visit, 3));
    const written = await inTransaction((transaction) =>
      refunds().cancelled(transaction, { ...cancelled(visit, 3), requestedBy: 'patient:1' }),
    );
    expect(quote).toEqual({
      paid: { amountMinor: 70_001, currency: 'INR' },
      refunded: { amountMinor: 0, currency: 'INR' },
      refund: { amountMinor: 35_001, currency: 'INR' },
      reason: 'late_notice',
    });
    expect(written).toEqual(quote);
    const [visitPayment, difference] = visit.paymentIds;
    expect(await refundsOf(visit)).toEqual([
      {
        payment_id: difference,
        amount_minor: '20001',
        platform_fee_minor: '1000',
        reason: 'late_notice',
        channel: 'online',
        status: 'pending',
        requested_by: 'patient:1',
      },
      expect.objectContaining({
        payment_id: visitPayment,
        amount_minor: '15000',
        platform_fee_minor: '750',
      }),
    ]);
    expect(await balancesOf(world, visit.paymentIds)).toEqual({
      patient: -70_001,
      hospital: 33_250,
      platform: 1_750,
      refund: 35_001,
    });
  });

  it('in full return what is left, and nothing more the second time', async () => {
    const visit = await paidVisit(world, hospital, {});
    const paymentId = visit.paymentIds[0]!;
    const why = { reason: 'slot_gone', requestedBy: 'system', at: world.clock.now() } as const;
    await inTransaction(async (transaction) => {
      await refunds().part(transaction, { ...why, appointmentId: visit.appointmentId, amountMinor: 101 });
      await refunds().inFull(transaction, { ...why, paymentId });
      await refunds().inFull(transaction, { ...why, paymentId });
    });
    expect(
      (await refundsOf(visit)).map((refund) => [refund['amount_minor'], refund['platform_fee_minor']]),
    ).toEqual([
      ['101', '5'],
      ['49899', '2495'],
    ]);
    expect(await balancesOf(world, visit.paymentIds)).toEqual({ patient: -50_000, refund: 50_000 });
  });

  it('beyond what is left are refused, and nothing is written', async () => {
    const visit = await paidVisit(world, hospital, {});
    const asked = inTransaction((transaction) =>
      refunds().part(transaction, {
        appointmentId: visit.appointmentId,
        amountMinor: 50_001,
        reason: 'goodwill',
        requestedBy: 'admin:1',
        at: world.clock.now(),
      }),
    );
    await expect(asked).rejects.toMatchObject({
      code: 'payments.refund_exceeds_payment',
      details: { left: { amountMinor: 50_000, currency: 'INR' } },
    });
    expect(await refundsOf(visit)).toEqual([]);
  });

  it('of money taken at the desk are given back at the desk', async () => {
    const visit = await paidVisit(world, hospital, { channel: 'cash' });
    await inTransaction((transaction) =>
      refunds().cancelled(transaction, { ...cancelled(visit, 25), requestedBy: 'patient:1' }),
    );
    expect(await refundsOf(visit)).toMatchObject([
      { channel: 'desk', status: 'pending', amount_minor: '50000' },
    ]);
  });

  it('of a visit nobody paid for are nothing, in its own currency', async () => {
    const visit = await paidVisit(world, hospital);
    const quote = await inTransaction((transaction) =>
      refunds().cancelled(transaction, {
        ...cancelled(visit, 25),
        currency: 'KWD',
        requestedBy: 'patient:1',
      }),
    );
    expect(quote).toMatchObject({ refund: { amountMinor: 0, currency: 'KWD' }, reason: 'nothing_paid' });
  });
});
