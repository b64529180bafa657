import { type Clinic, startClinic } from '../../../../test/clinic.ts';
import { balancesOf, paidVisit } from '../../../../test/paid-visit.ts';
import type { TestApp } from '../../../../test/test-app.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../values/ids.ts';
import { paymentSucceeded, refundOwed } from './ledger.ts';

describe('the ledger', () => {
  let world: TestApp;
  let hospital: Clinic;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ world, hospital, close } = await startClinic());
  });
  afterAll(() => close());

  const paid = async () => (await paidVisit(world, hospital, {})).paymentIds[0]!;
  const insert =
    (entries: { of?: string; account: string; amountMinor: number; currency?: string }[]) => async () => {
      const paymentId = await paid();
      const movement = newId();
      const client = await hospital.database.connect();
      try {
        await client.query('begin');
        for (const { of = movement, account, amountMinor, currency = 'INR' } of entries) {
          await client.query(
            `insert into ledger_entries (transaction_id, payment_id, kind, account, amount_minor, currency, at)
           values ($1, $2, 'test', $3, $4, $5, now())`,
            [of, paymentId, account, amountMinor, currency],
          );
        }
        await client.query('commit');
      } finally {
        await client.query('rollback');
        client.release();
      }
    };

  it('takes a movement that sums to zero', async () => {
    await insert([
      { account: 'patient', amountMinor: -3 },
      { account: 'hospital', amountMinor: 2 },
      { account: 'platform', amountMinor: 1 },
    ])();
  });

  it.each([
    [
      'does not sum to zero',
      [
        { account: 'patient', amountMinor: -3 },
        { account: 'hospital', amountMinor: 2 },
      ],
    ],
    ['is one-sided', [{ account: 'patient', amountMinor: 1 }]],
    [
      'is of two currencies',
      [
        { account: 'patient', amountMinor: -3 },
        { account: 'hospital', amountMinor: 3, currency: 'EUR' },
      ],
    ],
    [
      'is balanced by another one alone',
      [
        { of: newId(), account: 'patient', amountMinor: -3 },
        { of: newId(), account: 'hospital', amountMinor: 3 },
      ],
    ],
  ])('refuses, when the transaction commits, a movement that %s', async (_what, entries) => {
    await expect(insert(entries)()).rejects.toMatchObject({ constraint: 'ledger_entries_balanced' });
  });

  it.each([
    ['update ledger_entries set amount_minor = amount_minor + 1 where payment_id = $1'],
    ['update ledger_entries set at = now() where payment_id = $1'],
    ['delete from ledger_entries where payment_id = $1'],
    ['truncate ledger_entries'],
  ])('is only ever added to: %s', async (statement) => {
    const paymentId = await paid();
    const before = await balancesOf(world, [paymentId]);
    const values = statement.includes('$1') ? [paymentId] : [];
    await expect(hospital.database.query(statement, values)).rejects.toMatchObject({
      constraint: 'ledger_entries_kept',
    });
    expect(await balancesOf(world, [paymentId])).toEqual(before);
  });

  it.each([
    [`update refund_steps set actor = 'stripe'`],
    ['delete from refund_steps'],
    ['truncate refund_steps'],
  ])('is no more lasting than what happened to refunds: %s', async (statement) => {
    await expect(hospital.database.query(statement)).rejects.toMatchObject({
      constraint: 'refund_steps_kept',
    });
  });

  it('has each payment and each debt once', async () => {
    const id = await paid();
    const booked = { amountMinor: 50_000, platformFeeMinor: 2_500, currency: 'INR' };
    const again = world.app
      .get(Database)
      .transaction((em) => paymentSucceeded(em.getKysely<never>(), { ...booked, id }, world.clock.now()));
    await expect(again).rejects.toThrow('ledger_entries_payment_once');
    const { rows } = await hospital.database.query<{ id: string }>(
      `insert into refunds (id, payment_id, amount_minor, platform_fee_minor, reason, channel, status, requested_by,
         requested_at, updated_at) values ($1, $2, 50000, 2500, 'goodwill', 'online', 'pending', 'staff:1', now(), now())
       returning id`,
      [newId(), id],
    );
    const refund = { ...booked, id: rows[0]!.id, paymentId: id };
    const owe = () =>
      world.app
        .get(Database)
        .transaction((em) => refundOwed(em.getKysely<never>(), refund, world.clock.now()));
    await owe();
    await expect(owe()).rejects.toThrow('ledger_entries_refund_once');
  });

  it('leaves out what is nothing: a payment without a fee has no entry of the platform', async () => {
    const visit = await paidVisit(world, hospital, { platformFeeMinor: 0 });
    expect(await balancesOf(world, visit.paymentIds)).toEqual({ patient: -50_000, hospital: 50_000 });
    const { rows } = await hospital.database.query(
      `select from ledger_entries where payment_id = $1 and account = 'platform'`,
      [visit.paymentIds[0]],
    );
    expect(rows).toEqual([]);
  });
});
