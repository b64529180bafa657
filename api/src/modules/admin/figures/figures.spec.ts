import { type Clinic, clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../values/ids.ts';

interface Visit {
  status?: string;
  startsAt?: string;
  confirmedAt?: string | null;
  endedAt?: string;
}

describe('the figures', () => {
  let world: TestApp;
  let here: Clinic;
  let elsewhere: Clinic;
  let lane = 0;

  beforeAll(async () => {
    world = await startTestApp();
    here = await clinic(world);
    elsewhere = await clinic(world);
    await here.database.query(`update hospitals set time_zone = 'Europe/Berlin' where id = $1`, [
      here.hospitalId,
    ]);
  });
  afterEach(() => here.database.query('delete from appointments'));
  afterAll(async () => {
    await here.close();
    await elsewhere.close();
    await world.close();
  });

  const figures = async (query = '', token = here.staff) => {
    const answer = await world.call('GET', `/v1/admin/figures${query}`, { token });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const addVisit = async (visit: Visit = {}, at: Clinic = here) => {
    const id = newId();
    const { accountId } = await at.addPatient();
    const {
      status = 'confirmed',
      startsAt = '2026-12-10T09:00Z',
      confirmedAt = '2026-11-20T09:00Z',
      endedAt,
    } = visit;
    await at.database.query(
      `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at, status,
         hold_expires_at, mode, payment, fee_minor, currency, policy, booked_by, confirmed_at, ended_at, created_at, updated_at)
       values ($1::uuid, $1::text, $2, $3, $4, $5, $6, $7, $7::timestamptz + interval '15 minutes', $8, $9, 'in_person', 'online',
         50000, 'INR', '{}', 'system', $10, $11, now(), now())`,
      [
        id,
        at.hospitalId,
        at.doctorId,
        at.locationId,
        accountId,
        (lane += 1),
        startsAt,
        status,
        status === 'held' ? '2026-12-01T07:00Z' : null,
        confirmedAt,
        endedAt ?? null,
      ],
    );
    return { id, patientId: accountId };
  };
  const byDay = ({ days }: { days: Record<string, unknown>[] }, figure: string) =>
    Object.fromEntries(days.filter((day) => day[figure] !== 0).map((day) => [day['date'], day[figure]]));

  it('count each thing on the day it happened in the zone of the hospital, also when that day has 25 hours', async () => {
    // The 25th of October begins at 22:00Z the day before and ends at 23:00Z.
    for (const confirmedAt of [
      '2026-10-24T21:59Z',
      '2026-10-24T22:00Z',
      '2026-10-25T22:59Z',
      '2026-10-25T23:00Z',
    ]) {
      await addVisit({ confirmedAt });
    }
    await addVisit({ status: 'cancelled', confirmedAt: '2026-10-24T10:00Z', endedAt: '2026-10-25T22:30Z' });
    await addVisit({ status: 'completed', startsAt: '2026-10-25T22:30Z' });
    await addVisit({ status: 'no_show', startsAt: '2026-10-25T23:30Z' });

    const answer = await figures('?from=2026-10-24&to=2026-10-26');
    expect(answer).toMatchObject({
      timeZone: 'Europe/Berlin',
      hospitalId: here.hospitalId,
      begins: '2026-10-23T22:00:00.000Z',
      ends: '2026-10-26T23:00:00.000Z',
    });
    expect(answer.days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ]);
    expect(byDay(answer, 'bookings')).toEqual({ '2026-10-24': 2, '2026-10-25': 2, '2026-10-26': 1 });
    expect(byDay(answer, 'cancellations')).toEqual({ '2026-10-25': 1 });
    expect(byDay(answer, 'completed')).toEqual({ '2026-10-25': 1 });
    expect(byDay(answer, 'noShows')).toEqual({ '2026-10-26': 1 });
    expect(answer.totals).toMatchObject({ bookings: 5, cancellations: 1, completed: 1, noShows: 1 });
    expect(byDay(await figures('?from=2026-10-24&to=2026-10-26&timeZone=UTC'), 'bookings')).toEqual({
      '2026-10-24': 3,
      '2026-10-25': 2,
    });
  });

  it('count no booking for what was held and never confirmed, cancelled or not', async () => {
    await addVisit({ status: 'held', confirmedAt: null });
    await addVisit({ status: 'expired', confirmedAt: null, endedAt: '2026-11-20T09:00Z' });
    await addVisit({ status: 'cancelled', confirmedAt: null, endedAt: '2026-11-20T09:00Z' });
    const { totals } = await figures();
    expect(totals).toMatchObject({ bookings: 0, cancellations: 0 });
  });

  it('compare with as many days before', async () => {
    await addVisit({ confirmedAt: '2026-11-30T09:00Z' });
    await addVisit({ confirmedAt: '2026-11-21T09:00Z' });
    await addVisit({ confirmedAt: '2026-11-19T09:00Z' });
    await addVisit({ confirmedAt: '2026-11-11T09:00Z' });
    await addVisit({ confirmedAt: '2026-11-10T22:59Z' });
    const { totals, previous } = await figures('?from=2026-11-21&to=2026-11-30');
    expect(totals).toMatchObject({ from: '2026-11-21', to: '2026-11-30', bookings: 2 });
    expect(previous).toMatchObject({ from: '2026-11-11', to: '2026-11-20', bookings: 2 });
  });

  it('are of the last thirty days unless others are named', async () => {
    const { days, totals } = await figures();
    expect([days.length, totals.from, totals.to]).toEqual([30, '2026-11-02', '2026-12-01']);
  });

  it('show staff their hospital alone, and admins all or one', async () => {
    await addVisit();
    await addVisit({}, elsewhere);
    await addVisit({}, elsewhere);
    expect((await figures('', here.staff)).totals.bookings).toBe(1);
    expect((await figures('', elsewhere.staff)).totals.bookings).toBe(2);
    expect(await figures('', here.admin)).toMatchObject({
      hospitalId: null,
      timeZone: 'UTC',
      totals: { bookings: 3 },
    });
    expect((await figures(`?hospitalId=${elsewhere.hospitalId}`, here.admin)).totals.bookings).toBe(2);

    const foreign = `/v1/admin/figures?hospitalId=${elsewhere.hospitalId}`;
    expect((await world.call('GET', foreign, { token: here.staff })).status).toBe(404);
    const nobodys = `/v1/admin/figures?hospitalId=${newId()}`;
    expect((await world.call('GET', nobodys, { token: here.admin })).status).toBe(404);
  });

  it.each([
    ['?from=2026-12-02&to=2026-12-01', '/to'],
    ['?from=2025-01-01&to=2026-01-02', '/from'],
    ['?from=2026-02-30', '/from'],
    ['?to=1999-12-31', '/to'],
    ['?to=yesterday', '/to'],
    ['?timeZone=Mars/Olympus', '/timeZone'],
    ['?timeZone=%2B05:30', '/timeZone'],
    ['?hospitalId=1', '/hospitalId'],
    ['?day=2026-12-01', '/day'],
  ])('of %s are refused, and %s is named', async (query, pointer) => {
    const { status, body } = await world.call('GET', `/v1/admin/figures${query}`, { token: here.admin });
    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  it('take 366 days, a leap year', async () => {
    expect((await figures('?from=2028-01-01&to=2028-12-31')).days).toHaveLength(366);
  });
});
