import { type HospitalDay, hospitalDay } from '../../../../test/hospital-day.ts';
import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';

describe('an appointment through its day', () => {
  let day: HospitalDay;

  beforeAll(async () => {
    day = await hospitalDay();
  });
  afterEach(async () => {
    expect(await breachesOfPromise(day.city.database)).toEqual({});
    day.backToMorning();
  });
  afterAll(() => day.close());

  describe('cancellation', () => {
    it.each([{ online: true }, { online: false }])('frees its slot in the same moment (%j)', async (kind) => {
      const { id, slotId } = await day.booked(kind);

      const { status, body } = await day.post(`${id}/cancellation`, {
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
      expect(await day.isFree(slotId)).toBe(true);
    });

    it('is refused once the visit has begun, or when there is nothing left to cancel', async () => {
      const begun = await day.booked();
      const twice = await day.booked({ startsAt: '2026-12-02T06:40:00Z' });
      await day.post(`${twice.id}/cancellation`, { reasonCode: 'other' });
      day.world.clock.advance({ minutes: 40 });

      for (const { id } of [begun, twice]) {
        expect(await day.post(`${id}/cancellation`, { reasonCode: 'other' })).toMatchObject({
          status: 409,
          body: { code: 'scheduling.not_cancellable' },
        });
      }
    });

    it('is refused when the caller saw an older version', async () => {
      const { id } = await day.booked();

      expect(
        await day.post(`${id}/cancellation`, { reasonCode: 'other' }, { 'if-match': '"7"' }),
      ).toMatchObject({
        status: 412,
        body: { code: 'conflict.version', currentVersion: 1 },
      });
    });

    it('names every fault of its input', async () => {
      const { id } = await day.booked();
      const { status, body } = await day.post(`${id}/cancellation`, { reasonCode: 'bored', extra: 1 });

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/extra',
        '/reasonCode',
      ]);
    });
  });

  describe('the visit', () => {
    it('is checked in and completed, each step told in the outbox', async () => {
      const { id } = await day.booked();

      expect((await day.post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in' });
      expect((await day.post(`${id}/completion`)).body).toMatchObject({ status: 'completed', version: 3 });

      const { rows } = await day.city.database.query(
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
        'startsAt',
        'status',
        'version',
      ]);
    });

    it('is a no-show after its start alone, and can be put right for 24 hours', async () => {
      const { id } = await day.booked();
      const late = await day.booked();

      expect(await day.post(`${id}/no-show`)).toMatchObject({ status: 409 });
      day.world.clock.advance({ minutes: 40 });
      expect((await day.post(`${id}/no-show`)).body).toMatchObject({ status: 'no_show' });
      await day.post(`${late.id}/no-show`);
      day.world.clock.advance({ hours: 24 });
      expect((await day.post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in', noShowAt: null });
      day.world.clock.advance({ seconds: 1 });
      expect(await day.post(`${late.id}/check-in`)).toMatchObject({
        status: 409,
        body: { code: 'scheduling.invalid_transition', currentStatus: 'no_show' },
      });
    });

    it('is neither checked in nor completed days before it takes place', async () => {
      const { id } = await day.booked({ startsAt: '2026-12-03T05:00:00.000Z' });
      const early = {
        status: 409,
        body: { code: 'scheduling.invalid_transition', detail: expect.stringMatching(/24 hours|an hour/) },
      };

      expect(await day.post(`${id}/check-in`)).toMatchObject(early);
      day.world.clock.advance({ days: 1 });
      expect((await day.post(`${id}/check-in`)).body).toMatchObject({ status: 'checked_in' });
      expect(await day.post(`${id}/completion`)).toMatchObject(early);
      day.world.clock.advance({ hours: 22 });
      expect((await day.post(`${id}/completion`)).body).toMatchObject({ status: 'completed' });
    });

    it('does not take a step its state does not allow', async () => {
      const { id } = await day.booked();

      expect(await day.post(`${id}/completion`)).toMatchObject({
        status: 409,
        body: { code: 'scheduling.invalid_transition', currentStatus: 'confirmed' },
      });
    });
  });

  it('lists what changed since, in the order of change, to its last page', async () => {
    day.world.clock.advance({ days: 2 });
    const first = await day.booked({ startsAt: '2026-12-03T06:40:00Z' });
    const second = await day.booked({ startsAt: '2026-12-03T06:40:00Z' });
    day.world.clock.advance({ minutes: 1 });
    await day.post(`${first.id}/check-in`);

    const since = '2026-12-03T06:00:00Z';
    const page = await day.read(`?updatedSince=${since}&limit=1`);
    const rest = await day.read(`?updatedSince=${since}&limit=1&cursor=${page.body.nextCursor}`);

    expect(page.body.items[0].id).toBe(second.id);
    expect(rest.body).toMatchObject({ items: [{ id: first.id }], nextCursor: null });
  });
});
