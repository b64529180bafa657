import { type HospitalDay, hospitalDay } from '../../../../test/hospital-day.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import type { AppointmentExpired } from '../../../events/appointment-expired.ts';
import { ExpireHolds } from './expire-holds.ts';

describe('a hold', () => {
  let day: HospitalDay;

  beforeAll(async () => {
    day = await hospitalDay();
  });
  afterEach(async () => {
    expect(await breachesOfPromise(day.city.database)).toEqual({});
    day.backToMorning();
  });
  afterAll(() => day.close());

  it('is confirmed at the desk, with how it was paid in its history', async () => {
    const { id, body } = await day.booked({ online: true });

    expect(body).toMatchObject({ status: 'held', holdExpiresAt: '2026-12-01T06:10:00.000Z' });
    expect(await day.post(`${id}/confirmation`, { method: 'cash', note: '4411' })).toMatchObject({
      status: 200,
      body: { status: 'confirmed', holdExpiresAt: null, confirmedAt: '2026-12-01T06:00:00.000Z' },
    });
    const history = await day.read(`/${id}/history`);
    expect(history.body.items).toMatchObject([
      { fromStatus: null, toStatus: 'held', action: 'book' },
      {
        fromStatus: 'held',
        toStatus: 'confirmed',
        action: 'confirm',
        details: { method: 'cash', note: '4411' },
      },
    ]);
  });

  it('is extended once, and not when it has lapsed', async () => {
    const { id } = await day.booked({ online: true });
    const other = await day.booked({ online: true });

    expect(await day.post(`${id}/hold-extension`)).toMatchObject({
      status: 200,
      body: { holdExpiresAt: '2026-12-01T06:20:00.000Z', holdExtensions: 1 },
    });
    expect(await day.post(`${id}/hold-extension`)).toMatchObject({
      status: 409,
      body: { code: 'scheduling.invalid_transition', currentStatus: 'held' },
    });
    day.world.clock.advance({ minutes: 10 });
    expect(await day.post(`${other.id}/hold-extension`)).toMatchObject({
      status: 410,
      body: { code: 'scheduling.hold_expired' },
    });
  });

  it.each(['before', 'after'])(
    'that has lapsed reads as expired everywhere %s it is written down',
    async (when) => {
      const { id, doctorId } = await day.booked({ online: true });
      day.world.clock.advance({ minutes: 10 });
      if (when === 'after') await day.world.app.get(ExpireHolds).run();

      const one = await day.read(`/${id}`);
      const expired = await day.read(`?doctorId=${doctorId}&status=expired`);
      const held = await day.read(`?doctorId=${doctorId}&status=held`);
      const slots = await day.world.call('GET', `/v1/slots?doctorId=${doctorId}`);

      expect(one.body).toMatchObject({
        status: 'expired',
        holdExpiresAt: null,
        endedAt: '2026-12-01T06:10:00.000Z',
      });
      expect([expired.body.items.length, held.body.items.length]).toEqual([1, 0]);
      expect(slots.body.items).toHaveLength(1);
    },
  );

  it('that has lapsed is told to the listeners once, however often the tick comes', async () => {
    const { id, doctorId, patientId } = await day.booked({ online: true });
    day.world.clock.advance({ minutes: 10 });
    const ticks = day.world.app.get(ExpireHolds);
    await Promise.all([ticks.run(), ticks.run()]);
    await ticks.run();

    const expired: AppointmentExpired = {
      type: 'appointment.expired',
      payload: { appointmentId: id, hospitalId: day.city.hospitalId, doctorId, patientId },
    };
    const { rows } = await day.city.database.query(
      `select type, payload from outbox_events where payload ->> 'appointmentId' = $1 and type <> 'appointment.booked'`,
      [id],
    );
    expect(rows).toEqual([expired]);
  });

  it.each(['before', 'after'])(
    'that has lapsed can be confirmed while the time is free, %s the lapse is written down',
    async (when) => {
      const { id, slotId } = await day.booked({ online: true });
      day.world.clock.advance({ minutes: 15 });
      if (when === 'after') await day.world.app.get(ExpireHolds).run();

      expect(await day.post(`${id}/confirmation`, { method: 'card' })).toMatchObject({
        status: 200,
        body: { status: 'confirmed', endedAt: null },
      });
      expect(await day.isFree(slotId)).toBe(false);
    },
  );

  it.each([
    ['somebody else took the time', { minutes: 9, seconds: 60 }, true],
    ['the visit has begun', { minutes: 40 }, false],
  ])('that has lapsed is not confirmed when %s', async (_, wait, rival) => {
    const { id, slotId } = await day.booked({ online: true });
    day.world.clock.advance(wait);
    if (rival) {
      const { accountId } = await day.city.addPatient();
      const body = { slotId, patientId: accountId };
      expect((await day.world.call('POST', '/v1/appointments', { token: day.staff(), body })).status).toBe(
        201,
      );
    }

    expect(await day.post(`${id}/confirmation`, { method: 'card' })).toMatchObject({
      status: 410,
      body: { code: 'scheduling.hold_expired' },
    });
  });
});
