import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { moneyOf } from '../../../../test/money.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

interface Paid {
  at?: Clinic;
  hoursAgo?: number;
  status?: 'succeeded' | 'pending';
}

interface Item {
  kind: string;
  refundId: string | null;
  paymentId: string | null;
  can: string[];
}

describe('money that is stuck', () => {
  let world: TestApp;
  let here: Clinic;
  let elsewhere: Clinic;
  let admin: string;

  beforeAll(async () => {
    world = await startTestApp();
    here = await clinic(world);
    elsewhere = await clinic(world);
    admin = here.admin;
  });
  afterEach(() =>
    here.database.query(
      'delete from reconciliation_differences; delete from reconciliations; delete from refunds; delete from payments; delete from receipts; delete from disputes; delete from appointments',
    ),
  );
  afterAll(async () => {
    await here.close();
    await elsewhere.close();
    await world.close();
  });

  const ago = (hours: number) => new Date(world.clock.now().getTime() - hours * 3_600_000);
  const list = async (query = '', token = admin) => {
    const answer = await world.call('GET', `/v1/admin/stuck-money${query}`, { token });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const addPayment = async ({ at = here, hoursAgo = 1, status = 'succeeded' }: Paid = {}) => {
    const books = moneyOf(world, at);
    const { accountId } = await at.addPatient();
    const appointmentId = await books.addAppointment(accountId);
    const paymentId = await books.pay(appointmentId, accountId, {
      amountMinor: 50_000,
      status,
      at: ago(hoursAgo).toISOString(),
    });
    return { appointmentId, paymentId, books };
  };
  const addRefund = async (status: 'pending' | 'failed', hoursAgo: number, channel = 'online', at = here) => {
    const { appointmentId, paymentId, books } = await addPayment({ at, hoursAgo: 500 });
    const refundId = await books.giveBack(paymentId, { amountMinor: 20_000, status });
    await at.database.query(
      `update refunds set requested_at = $2, updated_at = $2, channel = $3, failure_code = $4 where id = $1`,
      [refundId, ago(hoursAgo), channel, status === 'failed' ? 'expired_or_canceled_card' : null],
    );
    return { appointmentId, paymentId, refundId };
  };
  const addRun = async (from: number, to: number, ...found: [string, string, string | null][]) => {
    const id = newId();
    await here.database.query(
      `insert into reconciliations (id, status, from_at, to_at, requested_by, started_at, seen_at, completed_at)
       values ($1, 'completed', $2, $3, 'schedule', now(), now(), now())`,
      [id, ago(from), ago(to)],
    );
    for (const [kind, action, paymentId] of found) {
      await here.database.query(
        `insert into reconciliation_differences (reconciliation_id, kind, action, payment_id, stripe_id, detail, at)
         values ($1, $2, $3, $4, 'pi_1', 'words', $5)`,
        [id, kind, action, paymentId, ago(0.5)],
      );
    }
  };

  it('tells refunds that failed, with why, how long, and what each may do', async () => {
    const failed = await addRefund('failed', 5);
    expect((await list()).items).toEqual([
      {
        ...failed,
        kind: 'refund_failed',
        since: ago(5).toISOString(),
        amount: { amountMinor: 20_000, currency: 'INR' },
        hospitalId: here.hospitalId,
        stripeId: null,
        disputeId: null,
        code: 'expired_or_canceled_card',
        says: 'Every attempt to send this refund has failed. It is still owed.',
        can: ['retry_refund', 'settle_refund'],
      },
    ]);
    expect((await list('', here.staff)).items[0].can).toEqual(['settle_refund']);
  });

  it('names the open dispute about the visit, and none that is closed', async () => {
    const [open, closed] = [await addRefund('failed', 6), await addRefund('failed', 5)];
    const disputes = [open, closed].map(({ appointmentId }) => ({ appointmentId, id: newId() }));
    for (const { id, appointmentId } of disputes) {
      await here.database.query(
        `insert into disputes (id, appointment_id, hospital_id, doctor_id, patient_id, kind, status, text, awaits, due_at,
           currency, created_at, updated_at)
         select $1, id, hospital_id, doctor_id, patient_id, 'other', 'open', '', 'hospital', now(), 'INR', now(), now()
           from appointments where id = $2`,
        [id, appointmentId],
      );
    }
    await here.database.query(
      `update disputes set status = 'withdrawn', closed_at = now(), awaits = null, due_at = null where id = $1`,
      [disputes[1]?.id],
    );
    const { items } = await list('', here.staff);
    expect(
      items.map(({ refundId, disputeId }: Item & { disputeId: string | null }) => [refundId, disputeId]),
    ).toEqual([
      [open.refundId, disputes[0]?.id],
      [closed.refundId, null],
    ]);
  });

  it('tells what has been under way for too long, and nothing before that', async () => {
    const { refundId: slow } = await addRefund('pending', 1.1);
    await addRefund('pending', 0.9);
    const { refundId: atDesk } = await addRefund('pending', 73, 'desk');
    await addRefund('pending', 71, 'desk');
    const { paymentId: waiting } = await addPayment({ status: 'pending', hoursAgo: 2 });
    await addPayment({ status: 'pending', hoursAgo: 0.5 });
    const { items } = await list();
    expect(items.map(({ kind, refundId, paymentId }: Item) => [kind, refundId ?? paymentId])).toEqual([
      ['refund_at_desk', atDesk],
      ['payment_overdue', waiting],
      ['refund_overdue', slow],
    ]);
    expect((await list('?kind=payment_overdue')).items).toHaveLength(1);
  });

  it('tells what is paid for a time that is nobody’s, by what of it is kept', async () => {
    const paidAfter = async (status: string, endedHoursAgo: number, back = 0) => {
      const { appointmentId, paymentId, books } = await addPayment({ hoursAgo: 1 });
      await here.database.query('update appointments set status = $2, ended_at = $3 where id = $1', [
        appointmentId,
        status,
        ago(endedHoursAgo),
      ]);
      if (back > 0) await books.giveBack(paymentId, { amountMinor: back });
      return paymentId;
    };
    const kept = await paidAfter('expired', 3, 20_000);
    const late = await paidAfter('cancelled', 2);
    await paidAfter('cancelled', 0.5);
    await paidAfter('expired', 3, 50_000);
    const { items } = await list('?kind=paid_without_visit');
    expect(
      items.map(({ paymentId, amount, code, can }: Item & { amount: object; code: string }) => [
        paymentId,
        amount,
        code,
        can,
      ]),
    ).toEqual(
      [
        [kept, { amountMinor: 30_000, currency: 'INR' }, 'expired', ['refund_payment']],
        [late, { amountMinor: 50_000, currency: 'INR' }, 'cancelled', ['refund_payment']],
      ].sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    );
  });

  it('tells in what Stripe disagrees until a later comparison of the same finds nothing', async () => {
    const { paymentId: mended } = await addPayment({ hoursAgo: 20 });
    const { paymentId: open } = await addPayment({ hoursAgo: 60 });
    await addRun(
      72,
      10,
      ['amount_differs', 'reported', mended],
      ['amount_differs', 'reported', open],
      ['intent_unknown', 'reported', null],
    );
    expect((await list('?kind=disagreement')).items).toHaveLength(3);

    await addRun(48, 0);
    const { items } = await list('?kind=disagreement');
    expect(items).toHaveLength(2);
    expect(items.find((item: Item) => item.paymentId === open)).toMatchObject({
      code: 'amount_differs',
      stripeId: 'pi_1',
      can: ['look'],
    });
    expect(items.find((item: Item) => item.paymentId === null)).toMatchObject({
      code: 'intent_unknown',
      amount: null,
      hospitalId: null,
    });
    expect((await list('?kind=disagreement', here.staff)).items).toHaveLength(1);

    await addRun(72, 0, ['amount_differs', 'healed', open]);
    expect((await list('?kind=disagreement')).items).toEqual([]);
  });

  it('is shown to staff as far as it is their hospital’s, and page by page', async () => {
    for (let hours = 2; hours < 7; hours += 1) await addRefund('failed', hours);
    await addRefund('failed', 9, 'online', elsewhere);
    expect((await list('', here.staff)).items).toHaveLength(5);
    expect((await list(`?hospitalId=${elsewhere.hospitalId}`)).items).toHaveLength(1);
    const foreign = `/v1/admin/stuck-money?hospitalId=${elsewhere.hospitalId}`;
    expect((await world.call('GET', foreign, { token: here.staff })).status).toBe(404);

    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await list(`?limit=2${cursor}`);
      seen.push(...items.map(({ refundId }: Item) => refundId as string));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
    expect((await world.call('GET', '/v1/admin/stuck-money?kind=lost', { token: admin })).status).toBe(422);
  });
});
