import { jest } from '@jest/globals';
import fc from 'fast-check';
import { type Clinic, startClinic } from '../../../../test/clinic.ts';
import { balancesOf, paidVisit, type PaidVisit } from '../../../../test/paid-visit.ts';
import type { TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { defaultBookingPolicy } from '../../../values/booking-policy.ts';
import { newId } from '../../../values/ids.ts';
import { Refusal } from '../../../values/refusal.ts';
import { Refunds } from './refunds.ts';
import { SettleRefund } from './settle-refund.ts';

// Some hundred transactions.
jest.setTimeout(60_000);

interface RefundRow {
  id: string;
  payment_id: string;
  amount_minor: string;
  platform_fee_minor: string;
  status: string;
  attempts: number;
}

const step = fc.oneof(
  fc.record({ do: fc.constant('part' as const), amountMinor: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ do: fc.constant('full' as const), payment: fc.nat(2) }),
  fc.record({
    do: fc.constant('cancel' as const),
    hoursBefore: fc.constantFrom(48, 24, 23, 2, 1),
    by: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('hear' as const),
    refund: fc.nat(9),
    status: fc.constantFrom('succeeded' as const, 'failed' as const, 'pending' as const),
    /** Of the attempt at hand, of an earlier one, of one that never was. */
    offset: fc.constantFrom(0, 0, 0, -1, 1),
  }),
  fc.record({ do: fc.constantFrom('retry' as const, 'settlement' as const), refund: fc.nat(9) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe('whatever becomes of the refunds of a visit', () => {
  let world: TestApp;
  let hospital: Clinic;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ world, hospital, close } = await startClinic());
  });
  afterAll(() => close());

  const refundsOf = async ({ paymentIds }: PaidVisit) => {
    const { rows } = await hospital.database.query<RefundRow>(
      'select * from refunds where payment_id = any($1) order by id',
      [paymentIds],
    );
    return rows;
  };
  const sum = (rows: RefundRow[], of: 'amount_minor' | 'platform_fee_minor') =>
    rows.reduce((total, row) => total + Number(row[of]), 0);

  const take = async (visit: PaidVisit, one: Step): Promise<void> => {
    const why = { reason: 'goodwill', requestedBy: 'staff:1', at: world.clock.now() } as const;
    const refunds = world.app.get(Refunds);
    const rows = await refundsOf(visit);
    if (one.do === 'hear') {
      const row = rows[one.refund];
      if (row) {
        const attempt = row.attempts + 1 + one.offset;
        const { status } = one;
        const stripeRefundId = `re_${row.id}_${attempt}`;
        const standing = { refundId: row.id, attempt, status, stripeRefundId, failureCode: null };
        await world.app.get(SettleRefund).settle(standing);
      }
      return;
    }
    if (one.do === 'retry' || one.do === 'settlement') {
      const id = rows[one.refund]?.id ?? newId();
      await world.call('POST', `/v1/refunds/${id}/${one.do}`, { token: hospital.admin });
      return;
    }
    await world.app.get(Database).transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const { appointmentId, startsAt } = visit;
      switch (one.do) {
        case 'part':
          return refunds.part(transaction, { ...why, appointmentId, amountMinor: one.amountMinor });
        case 'full':
          return refunds.inFull(transaction, {
            ...why,
            paymentId: visit.paymentIds[one.payment % visit.paymentIds.length]!,
          });
        case 'cancel':
          await refunds.cancelled(transaction, {
            appointmentId,
            startsAt,
            currency: 'INR',
            policy: defaultBookingPolicy,
            cancelledAt: new Date(startsAt.getTime() - one.hoursBefore * 3_600_000),
            cancelledBy: one.by ? 'patient' : 'doctor',
            requestedBy: 'patient:1',
          });
      }
    });
  };

  it('never is more asked back than was paid; the books say to the unit what is owed, paid and kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const visit = await paidVisit(
          world,
          hospital,
          {},
          { amountMinor: 7_777, platformFeeMinor: 389, purpose: 'reschedule' },
          { amountMinor: 1_001, platformFeeMinor: 0, channel: 'cash' },
        );
        for (const one of steps) {
          await take(visit, one).catch((thrown: unknown) => {
            if (!(thrown instanceof Refusal && thrown.code === 'payments.refund_exceeds_payment'))
              throw thrown;
          });
        }
        const rows = await refundsOf(visit);
        const paidMinor = 50_000 + 7_777 + 1_001;
        const feeMinor = 2_500 + 389;
        const { rows: payments } = await hospital.database.query<{
          id: string;
          amount: string;
          refunded: string;
        }>('select id, amount_minor as amount, refunded_minor as refunded from payments where id = any($1)', [
          visit.paymentIds,
        ]);
        for (const { id, amount, refunded } of payments) {
          const own = sum(
            rows.filter(({ payment_id }) => payment_id === id),
            'amount_minor',
          );
          expect(own).toBe(Number(refunded));
          expect(own).toBeLessThanOrEqual(Number(amount));
        }
        const returned = sum(
          rows.filter(({ status }) => status === 'succeeded'),
          'amount_minor',
        );
        const asked = sum(rows, 'amount_minor');
        const askedFee = sum(rows, 'platform_fee_minor');
        const balances = await balancesOf(world, visit.paymentIds);
        const { patient = 0, clearing = 0, hospital: kept = 0, platform = 0, refund = 0 } = balances;
        expect({ patient, clearing, kept, platform, refund }).toEqual({
          patient: returned - paidMinor,
          clearing: 0,
          kept: paidMinor - feeMinor - (asked - askedFee),
          platform: feeMinor - askedFee,
          refund: asked - returned,
        });
        expect(patient + clearing + kept + platform + refund).toBe(0);
        if (asked === paidMinor) {
          expect(askedFee).toBe(feeMinor);
        }
      }),
      { numRuns: 60 },
    );
  });
});
