import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';
import type { AppointmentExpired } from '../../../events/appointment-expired.ts';
import { ExpireHolds } from './expire-holds.ts';

const morning = new Date('2026-12-01T06:00:00.000Z');
const soon = '2026-12-01T06:40:00.000Z';

describe('an appointment through its day', () => {
  let world: TestApp;
  let city: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
  });
  afterEach(async () => {
    expect(await breachesOfPromise(city.database)).toEqual({});
    world.clock.advance({ seconds: (morning.getTime() - world.clock.now().getTime()) / 1000 });
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  const staff = () => world.tokenFor({ role: 'staff', hospitalId: city.hospitalId });
  const post = (path: string, body?: unknown, headers = {}) =>
    world.call('POST', `/v1/appointments/${path}`, { token: staff(), body, headers });
  const read = (path: string) => world.call('GET', `/v1/appointments${path}`, { token: staff() });
  const isFree = async (slotId: string) => {
    const { rows } = await city.database.query(
      'select appointment_id is null as free from slots where id = $1',
      [slotId],
    );
    return rows[0].free as boolean;
  };

  async function booked({ online = false, startsAt = soon } = {}) {
    const doctorId = await city.addDoctor();
    await city.addVisitType(doctorId, { payment: online ? 'online' : 'at_visit', feeMinor: 50_000 });
    const slotId = await city.addSlot(doctorId, startsAt);
    const { accountId } = await city.addPatient();
    const { body } = await world.call('POST', '/v1/appointments', {
      token: staff(),
      body: { slotId, patientId: accountId },
    });
    return { id: String(body.id), slotId, doctorId, patientId: accountId, body };
  }

  describe('cancellation', () => {
    it.each([{ online: true }, { online: false }])('frees its slot in the same moment (%j)', async (kind) => {
      const { id, slotId } = await booked(kind);

      const { status, body } = await post(`${id}/cancellation`, {
        reasonCode: 'patient_unwell',
        note: 'Fever',
      });

      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          status: 'cancelled',
          version: 2,
          holdExpiresAt: null,
          endedAt: '2026-12-01T06:00:00.000Z',
          cancellation: { reasonCode: 'patient_unwell', note: 'Fever' },
        },
      });
      expect(await isFree(slotId)).toBe(true);
    });

    it('is refused once the visit has begun, or when there is nothing left to cancel', async () => {
      const begun = await booked();
      const twice = await booked({ startsAt: '2026-12-02T06:40:00Z' });
      await post(`${twice.id}/cancellation`, { reasonCode: 'other' });
      world.clock.advance({ minutes: 40 });

      for (const { id } of [begun, twice]) {
        expect(await post(`${id}/cancellation`, { reasonCode: 'other' })).toMatchObject({
          status: 409,
          body: { code: 'scheduling.not_cancellable' },
        });
      }
    });

    it('is refused when the caller saw an older version', async () => {
      const { id } = await booked();

      expect(await post(`${id}/cancellation`, { reasonCode: 'other' }, { 'if-match': '"7"' })).toMatchObject({
        status: 412,
        body: { code: 'conflict.version', currentVersion: 1 },
      });
    });

    it('names every fault of its input', async () => {
      const { id } = await booked();
      const { status, body } = await post(`${id}/cancellation`, { reasonCode: 'bored', extra: 1 });

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/extra',
        '/reasonCode',
      ]);
    });
  });

  describe('a hold', () => {
    it('is confirmed at the desk, with how it was paid in its history', async () => {
      const { id, body } = await booked({ online: true });

      expect(body).toMatchObject({ status: 'held', holdExpiresAt: '2026-12-01T06:10:00.000Z' });
      expect(await post(`${id}/confirmation`, { method: 'cash', note: '4411' })).toMatchObject({
        status: 200,
        body: { status: 'confirmed', holdExpiresAt: null, confirmedAt: '2026-12-01T06:00:00.000Z' },
      });
      const history = await read(`/${id}/history`);
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
      const { id } = await booked({ online: true });
      const other = await booked({ online: true });

      expect(await post(`${id}/hold-extension`)).toMatchObject({
        status: 200,
        body: { holdExpiresAt: '2026-12-01T06:20:00.000Z', holdExtensions: 1 },
      });
      expect(await post(`${id}/hold-extension`)).toMatchObject({
        status: 409,
        body: { code: 'scheduling.invalid_transition', currentStatus: 'held' },
      });
      world.clock.advance({ minutes: 10 });
      expect(await post(`${other.id}/hold-extension`)).toMatchObject({
        status: 410,
        body: { code: 'scheduling.hold_expired' },
      });
    });

    it.each(['before', 'after'])(
      'that has lapsed reads as expired everywhere %s it is written down',
      async (when) => {
        const { id, doctorId } = await booked({ online: true });
        world.clock.advance({ minutes: 10 });
        if (when === 'after') await world.app.get(ExpireHolds).run();

        const one = await read(`/${id}`);
        const expired = await read(`?doctorId=${doctorId}&status=expired`);
        const held = await read(`?doctorId=${doctorId}&status=held`);
        const slots = await world.call('GET', `/v1/slots?doctorId=${doctorId}`);

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
      const { id, doctorId, patientId } = await booked({ online: true });
      world.clock.advance({ minutes: 10 });
      const ticks = world.app.get(ExpireHolds);
      await Promise.all([ticks.run(), ticks.run()]);
      await ticks.run();

      const expired: AppointmentExpired = {
        type: 'appointment.expired',
        payload: { appointmentId: id, hospitalId: city.hospitalId, doctorId, patientId },
      };
      const { rows } = await city.database.query(
        `select type, payload from outbox_events where payload ->> 'appointmentId' = $1 and type <> 'appointment.booked'`,
        [id],
      );
      expect(rows).toEqual([expired]);
    });

    it.each(['before', 'after'])(
      'that has lapsed can be confirmed while the time is free, %s the lapse is written down',
      async (when) => {
        const { id, slotId } = await booked({ online: true });
        world.clock.advance({ minutes: 15 });
        if (when === 'after') await world.app.get(ExpireHolds).run();

        expect(await post(`${id}/confirmation`, { method: 'card' })).toMatchObject({
          status: 200,
          body: { status: 'confirmed', endedAt: null },
        });
        expect(await isFree(slotId)).toBe(false);
      },
    );

    it.each([
      ['somebody else took the time', { minutes: 9, seconds: 60 }, true],
      ['the visit has begun', { minutes: 40 }, false],
    ])('that has lapsed is not confirmed when %s', async (_, wait, rival) => {
      const { id, slotId } = await booked({ online: true });
      world.clock.advance(wait);
      if (rival) {
        const { accountId } = await city.addPatient();
        const body = { slotId, patientId: accountId };
        expect((await world.call('POST', '/v1/appointments', { token: staff(), body })).status).toBe(201);
      }

      expect(await post(`${id}/confirmation`, { method: 'card' })).toMatchObject({
        status: 410,
        body: { code: 'scheduling.hold_expired' },
      });
    });
  });

  describe('the visit', () => {
    it('is checked in and completed, each step told in the outbox', async () => {
      const { id } = await booked();

      expect((await post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in' });
      expect((await post(`${id}/completion`)).body).toMatchObject({ status: 'completed', version: 3 });

      const { rows } = await city.database.query(
        `select type, payload from outbox_events where payload ->> 'appointmentId' = $1 order by id`,
        [id],
      );
      expect(rows.map(({ type }) => type)).toEqual([
        'appointment.booked',
        'appointment.checked_in',
        'appointment.completed',
      ]);
      expect(Object.keys(rows[0].payload).sort()).toEqual([
        'appointmentId',
        'doctorId',
        'hospitalId',
        'patientId',
        'version',
      ]);
    });

    it('is a no-show after its start alone, and can be put right for 24 hours', async () => {
      const { id } = await booked();
      const late = await booked();

      expect(await post(`${id}/no-show`)).toMatchObject({ status: 409 });
      world.clock.advance({ minutes: 40 });
      expect((await post(`${id}/no-show`)).body).toMatchObject({ status: 'no_show' });
      await post(`${late.id}/no-show`);
      world.clock.advance({ hours: 24 });
      expect((await post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in', noShowAt: null });
      world.clock.advance({ seconds: 1 });
      expect(await post(`${late.id}/check-in`)).toMatchObject({
        status: 409,
        body: { code: 'scheduling.invalid_transition', currentStatus: 'no_show' },
      });
    });

    it('is neither checked in nor completed days before it takes place', async () => {
      const { id } = await booked({ startsAt: '2026-12-03T05:00:00.000Z' });
      const early = {
        status: 409,
        body: { code: 'scheduling.invalid_transition', detail: expect.stringMatching(/24 hours|an hour/) },
      };

      expect(await post(`${id}/check-in`)).toMatchObject(early);
      world.clock.advance({ days: 1 });
      expect((await post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in' });
      expect(await post(`${id}/completion`)).toMatchObject(early);
      world.clock.advance({ hours: 22 });
      expect((await post(`${id}/completion`)).body).toMatchObject({ status: 'completed' });
    });

    it('does not take a step its state does not allow', async () => {
      const { id } = await booked();

      expect(await post(`${id}/completion`)).toMatchObject({
        status: 409,
        body: { code: 'scheduling.invalid_transition', currentStatus: 'confirmed' },
      });
    });
  });

  it('lists what changed since, in the order of change, to its last page', async () => {
    world.clock.advance({ days: 2 });
    const first = await booked({ startsAt: '2026-12-03T06:40:00Z' });
    const second = await booked({ startsAt: '2026-12-03T06:40:00Z' });
    world.clock.advance({ minutes: 1 });
    await post(`${first.id}/check-in`);

    const since = '2026-12-03T06:00:00Z';
    const page = await read(`?updatedSince=${since}&limit=1`);
    const rest = await read(`?updatedSince=${since}&limit=1&cursor=${page.body.nextCursor}`);

    expect(page.body.items[0].id).toBe(second.id);
    expect(rest.body).toMatchObject({ items: [{ id: first.id }], nextCursor: null });
  });
});
