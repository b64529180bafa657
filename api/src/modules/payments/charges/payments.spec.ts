import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { moneyOf } from '../../../../test/money.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';
import type { Money } from '../../../values/money.ts';

let app: TestApp;
let one: Clinic;
let other: Clinic;
let patientId: string;
let payments: string[];
let foreign: string;
const list = (query: string, token = one.staff) => app.call('GET', `/v1/payments${query}`, { token });
const idsOf = async (query: string, token?: string) => {
  const { body } = await list(query, token);
  return body.items.map(({ id }: { id: string }) => id);
};

/** Five payments of one hospital, a day apart, the third with money going back; and one of another hospital. */
beforeAll(async () => {
  app = await startTestApp();
  one = await clinic(app);
  other = await clinic(app);
  patientId = (await one.addPatient()).accountId;
  const money = moneyOf(app, one);
  const kinds = [{}, { channel: 'cash' }, {}, { status: 'pending' }, { status: 'cancelled' }] as const;
  payments = [];
  for (const [day, kind] of kinds.entries()) {
    const appointmentId = await money.addAppointment(patientId);
    const at = `2026-12-0${day + 1}T06:00:00Z`;
    payments.push(await money.pay(appointmentId, patientId, { amountMinor: 50_000, at, ...kind }));
  }
  await money.giveBack(payments[2]!, { amountMinor: 10_000 });
  await money.giveBack(payments[2]!, { amountMinor: 5_000, status: 'failed' });
  const others = moneyOf(app, other);
  const stranger = (await other.addPatient()).accountId;
  foreign = await others.pay(await others.addAppointment(stranger), stranger, { amountMinor: 70_000 });
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await app.close();
});

describe('200', () => {
  it('lists the hospital’s payments, the newest first, a page at a time', async () => {
    const first = await list('?limit=3');
    const second = await list(`?limit=3&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);

    expect(ids).toEqual([...payments].reverse());
    expect(second.body.nextCursor).toBeNull();
  });

  it('lists them the oldest first for books that are kept in order', async () => {
    const first = await list('?limit=3&order=oldest');
    const rest = await idsOf(`?limit=3&order=oldest&cursor=${first.body.nextCursor}`);

    expect([...first.body.items.map(({ id }: { id: string }) => id), ...rest]).toEqual(payments);
  });

  it.each([
    ['from=2026-12-02T06:00:00Z&to=2026-12-04T06:00:00Z', [2, 1]],
    ['status=succeeded', [2, 1, 0]],
    ['channel=cash', [1]],
    ['from=2026-12-04T11:30:00%2B05:30', [4, 3]],
  ])('filters by %s', async (query, places) => {
    expect(await idsOf(`?${query}`)).toEqual(places.map((place) => payments[place]));
  });

  it('finds those of an appointment and of a patient', async () => {
    const { body } = await list(`?status=pending`);
    const appointmentId = body.items[0].appointmentId as string;

    expect(await idsOf(`?appointmentId=${appointmentId}`)).toEqual([payments[3]]);
    expect(await idsOf(`?patientId=${patientId}`)).toHaveLength(5);
    expect(await idsOf(`?patientId=${newId()}`)).toEqual([]);
  });

  it('finds those of an appointment by its reference, in any writing and from its beginning on', async () => {
    const [newest] = (await list('?limit=1')).body.items;
    const named = "update appointments set reference = '7K3Q-M0XA' where id = $1";
    await one.database.query(named, [newest.appointmentId]);

    for (const typed of ['7K3Q-M0XA', '7k3qmoxa', '7K3Q-M0']) {
      const { body } = await list(`?q=${typed}`);
      expect(body.items).toMatchObject([{ id: newest.id, reference: '7K3Q-M0XA' }]);
    }
    expect(await idsOf('?q=7K3Q-M0XA', other.staff)).toEqual([]);
    expect(await idsOf('?q=mila')).toEqual([]);
  });

  it('shows admins all hospitals, or one', async () => {
    expect(await idsOf('', one.admin)).toHaveLength(6);
    expect(await idsOf(`?hospitalId=${other.hospitalId}`, one.admin)).toEqual([foreign]);
  });

  it('says whose the money is, before and after what goes back; the shares always add up', async () => {
    const { body } = await app.call('GET', `/v1/payments/${payments[2]!}`, { token: one.staff });
    const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });

    expect(body).toMatchObject({
      amount: inr(50_000),
      platformFee: inr(2_500),
      hospitalShare: inr(47_500),
      refunded: inr(15_000),
      owed: inr(5_000),
      net: { amount: inr(35_000), platformFee: inr(2_500), hospitalShare: inr(32_500) },
      refunds: [
        { status: 'failed', amount: inr(5_000) },
        { status: 'succeeded', amount: inr(10_000) },
      ],
    });
  });

  it('tells what is not back yet of what goes back, in the list as well', async () => {
    const { body } = await list('?status=succeeded');
    const amounts = body.items.map(({ refunded, owed }: Record<'refunded' | 'owed', Money>) => [
      refunded.amountMinor,
      owed.amountMinor,
    ]);
    expect(amounts).toEqual([
      [15_000, 5_000],
      [0, 0],
      [0, 0],
    ]);
  });

  it('lets a key of the hospital with the scope read them', async () => {
    const key = async (scope: string) => {
      const { body } = await app.call('POST', '/v1/api-keys', {
        token: one.staff,
        body: { name: 'Books', scopes: [scope] },
      });
      return body.secret as string;
    };
    expect(await idsOf('', await key('payments:read'))).toHaveLength(5);
    expect((await list('', await key('appointments:read'))).status).toBe(403);
  });
});

describe('403', () => {
  it('keeps payments from patients and doctors', async () => {
    for (const token of [one.doctor, app.tokenFor({ role: 'patient', accountId: patientId })]) {
      expect((await list('', token)).status).toBe(403);
    }
  });
});

describe('404', () => {
  it('hides another hospital’s payments', async () => {
    expect((await list(`?hospitalId=${other.hospitalId}`)).status).toBe(404);
    expect((await app.call('GET', `/v1/payments/${foreign}`, { token: one.staff })).status).toBe(404);
  });
});

describe('the plan', () => {
  it.each([
    ['a hospital’s', `hospital_id = '${newId()}'`, 'payments_of_hospital'],
    ['all', 'true', 'payments_by_start'],
  ])('of %s payments reads them in order off an index', async (_whose, condition, index) => {
    const client = await one.database.connect();
    await client.query('begin; set local enable_seqscan = off; set local enable_sort = off');
    const { rows } = await client.query(
      `explain select * from payments where ${condition} and (created_at, id) < (now(), '${newId()}')
        order by created_at desc, id desc limit 21`,
    );
    await client.query('rollback');
    client.release();

    const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(plan).toContain(`Index Scan Backward using ${index}`);
    expect(plan).not.toContain('Sort');
  });
});
