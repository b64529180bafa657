import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { moneyOf } from '../../../../test/money.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

interface Sum {
  amountMinor: number;
  currency: string;
}

describe('the figures of', () => {
  let world: TestApp;
  let here: Clinic;
  let elsewhere: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    here = await clinic(world);
    elsewhere = await clinic(world);
  });
  afterAll(async () => {
    await here.close();
    await elsewhere.close();
    await world.close();
  });

  const figures = async (query = '', token = here.staff) =>
    (await world.call('GET', `/v1/admin/figures${query}`, { token })).body;

  describe('money', () => {
    const money = (amountMinor: number, currency = 'INR') => ({ amountMinor, currency });

    it('add up with the list of payments between the same bounds, by currency', async () => {
      const books = moneyOf(world, here);
      const { accountId } = await here.addPatient();
      const appointment = await books.addAppointment(accountId);
      const pay = (at: string, amountMinor: number, more: object = {}) =>
        books.pay(appointment, accountId, { at, amountMinor, ...more });
      // The 1st of December begins at 18:30Z the day before.
      const early = await pay('2026-11-30T18:29:59.999Z', 10_000);
      await pay('2026-11-30T18:30:00.000Z', 20_000, { channel: 'cash' });
      await pay('2026-12-01T05:00:00.000Z', 3_000, { currency: 'JPY' });
      await pay('2026-12-01T05:00:00.000Z', 70_000, { status: 'pending' });
      await pay('2026-12-01T05:00:00.000Z', 70_000, { status: 'cancelled' });
      await books.giveBack(early, { amountMinor: 4_000, status: 'failed' });
      await books.giveBack(early, { amountMinor: 1_000 });

      const answer = await figures('?from=2026-11-30&to=2026-12-01');
      expect(answer.days.map((day: { money: unknown }) => day.money)).toEqual([
        [{ currency: 'INR', revenue: money(10_000), refunds: money(0) }],
        [
          { currency: 'INR', revenue: money(20_000), refunds: money(5_000) },
          { currency: 'JPY', revenue: money(3_000, 'JPY'), refunds: money(0, 'JPY') },
        ],
      ]);
      const listed = await world.call(
        'GET',
        `/v1/payments?status=succeeded&from=${answer.begins}&to=${answer.ends}&limit=100`,
        { token: here.staff },
      );
      const sum = (which: 'amount' | 'refunded', currency: string) =>
        listed.body.items
          .map((payment: Record<string, Sum>) => payment[which] as Sum)
          .filter((of: Sum) => of.currency === currency)
          .reduce((total: number, { amountMinor }: Sum) => total + amountMinor, 0);
      expect(answer.totals.money).toEqual(
        ['INR', 'JPY'].map((currency) => ({
          currency,
          revenue: money(sum('amount', currency), currency),
          refunds: money(sum('refunded', currency), currency),
        })),
      );
      expect((await figures('?from=2026-11-30&to=2026-12-01', elsewhere.staff)).totals.money).toEqual([]);
    });
  });

  describe('imports', () => {
    const addRun = (fields: { status: string; rejected?: number; at?: string; mode?: string }) =>
      here.database.query(
        `insert into import_runs (id, hospital_id, kind, mode, status, file_name, content_hash, total_rows, batch_size, created_count,
           updated_count, unchanged_count, rejected_count, started_by, created_at, updated_at, abandoned_at, abandoned_by)
         values ($1, $2, 'slots', $3, $4, 'a.csv', $7, 100, 100, 5, 3, 2, $5, 'staff:1', $6, $6, $8, $9)`,
        [
          newId(),
          here.hospitalId,
          fields.mode ?? 'apply',
          fields.status,
          fields.rejected ?? 0,
          fields.at ?? '2026-11-20T09:00Z',
          newId(),
          fields.status === 'abandoned' ? '2026-11-20T09:00Z' : null,
          fields.status === 'abandoned' ? 'staff:1' : null,
        ],
      );

    it('tell each outcome and the rows that were taken and refused, without dry runs', async () => {
      await addRun({ status: 'completed' });
      await addRun({ status: 'completed', rejected: 7 });
      await addRun({ status: 'completed', rejected: 4, at: '2026-11-21T09:00Z' });
      await addRun({ status: 'running', rejected: 1 });
      await addRun({ status: 'abandoned' });
      await addRun({ status: 'completed', rejected: 90, mode: 'dry_run' });
      await addRun({ status: 'completed', rejected: 50, at: '2026-10-01T09:00Z' });
      const { days, totals, previous } = await figures('?from=2026-11-20&to=2026-11-21');
      expect(totals.imports).toEqual({
        running: 1,
        clean: 1,
        withRejects: 2,
        abandoned: 1,
        rowsTaken: 50,
        rowsRejected: 12,
      });
      expect(days.map((day: { imports: { rowsRejected: number } }) => day.imports.rowsRejected)).toEqual([
        8, 4,
      ]);
      expect(previous.imports.rowsRejected).toBe(0);
    });
  });

  describe('what waits', () => {
    const hour = 3_600_000;
    const ago = (hours: number) => new Date(world.clock.now().getTime() - hours * hour);
    const addDispute = async ({
      hoursAgo = 1,
      awaits = 'hospital',
      dueInHours = 1,
      lapsed = '',
      at = here,
    }) => {
      const { accountId } = await at.addPatient();
      const appointmentId = await moneyOf(world, at).addAppointment(accountId);
      await at.database.query(
        `insert into disputes (id, appointment_id, hospital_id, doctor_id, patient_id, kind, status, text, awaits, due_at, currency,
           created_at, updated_at, lapsed_side)
         values ($1, $2, $3, $4, $5, 'other', 'open', '', $6, $7, 'INR', $8, $8, nullif($9, ''))`,
        [
          newId(),
          appointmentId,
          at.hospitalId,
          at.doctorId,
          accountId,
          awaits,
          ago(-dueInHours),
          ago(hoursAgo),
          lapsed,
        ],
      );
    };
    const addReport = async (hoursAgo: number | null) => {
      const { accountId } = await here.addPatient();
      const appointmentId = await moneyOf(world, here).addAppointment(accountId);
      await here.database.query(
        `insert into reviews (id, appointment_id, hospital_id, doctor_id, patient_id, rating, status, reported_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, 1, 'published', $6, now(), now())`,
        [
          newId(),
          appointmentId,
          here.hospitalId,
          here.doctorId,
          accountId,
          hoursAgo === null ? null : ago(hoursAgo),
        ],
      );
    };

    it('tell disputes by their age, whose answers are late, and reports with the oldest', async () => {
      await addDispute({ hoursAgo: 0, dueInHours: 5 });
      await addDispute({ hoursAgo: 47.9, dueInHours: -1 });
      await addDispute({ hoursAgo: 48, awaits: 'admin', dueInHours: -1 });
      await addDispute({ hoursAgo: 49, awaits: 'admin', dueInHours: 70, lapsed: 'hospital' });
      await addDispute({ hoursAgo: 24 * 13.9, awaits: 'patient', dueInHours: -400 });
      await addDispute({ hoursAgo: 24 * 400, awaits: 'admin', dueInHours: -1 });
      await addDispute({ at: elsewhere, dueInHours: -1 });
      await here.database.query(
        `update disputes set status = 'withdrawn', closed_at = now(), awaits = null, due_at = null
          where created_at = $1 and hospital_id = $2`,
        [ago(24 * 400), here.hospitalId],
      );
      await addReport(2);
      await addReport(26);
      await addReport(null);

      const { disputes, reviews } = await figures('?from=2020-01-01&to=2020-01-02');
      expect(disputes).toEqual({
        unsettled: 5,
        byAge: [
          { fromDays: 0, toDays: 2, count: 2 },
          { fromDays: 2, toDays: 7, count: 2 },
          { fromDays: 7, toDays: 14, count: 1 },
          { fromDays: 14, toDays: null, count: 0 },
        ],
        overdue: { patient: 1, hospital: 2, admin: 1 },
      });
      expect(reviews).toEqual({ reported: 2, reportedSince: ago(26).toISOString() });
      expect((await figures('', here.admin)).disputes).toMatchObject({
        unsettled: 6,
        overdue: { patient: 1, hospital: 3, admin: 1 },
      });
      expect((await figures('', elsewhere.staff)).reviews).toEqual({ reported: 0, reportedSince: null });
    });
  });
});
