import { clinic, type Clinic, type VisitTypeOptions } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

import { breachesOfPromise } from '../../../../test/scheduling-promise.ts';
import { newId } from '../../../values/ids.ts';
import { presentWording } from '../../../values/policy-text.ts';

const tomorrow = '2026-12-02T04:30:00.000Z';

describe('POST /v1/appointments', () => {
  let world: TestApp;
  let city: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
  });
  afterAll(async () => {
    expect(await breachesOfPromise(city.database)).toEqual({});
    await city.close();
    await world.close();
  });

  describe('201', () => {
    it('confirms at once what is paid at the visit', async () => {
      const doctorId = await city.addDoctor();
      const visitTypeId = await city.addVisitType(doctorId, { feeMinor: 50_000 });
      const slotId = await city.addSlot(doctorId, tomorrow);
      const mila = await city.addPatient();

      const { status, body } = await world.call('POST', '/v1/appointments', {
        token: mila.token,
        body: { slotId, reason: 'Knee pain' },
      });

      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          status: 'confirmed',
          doctorId,
          visitTypeId,
          patientId: mila.accountId,
          startsAt: tomorrow,
          endsAt: '2026-12-02T04:45:00.000Z',
          timeZone: 'Asia/Kolkata',
          fee: { amountMinor: 50_000, currency: 'INR' },
          payment: { due: 'at_visit' },
          holdExpiresAt: null,
          reason: 'Knee pain',
          reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
        },
      });
    });

    it('holds the slot for ten minutes when the fee is paid online', async () => {
      const { call } = await booking({ payment: 'online', feeMinor: 50_000 });

      expect(await call()).toMatchObject({
        status: 201,
        body: { status: 'held', holdExpiresAt: '2026-12-01T06:10:00.000Z', payment: { due: 'online' } },
      });
    });

    it('keeps the policy as it is accepted, the number of its sentences with its figures', async () => {
      const { call } = await booking();
      const { body } = await call();
      const { rows } = await city.database.query<{ policy: object }>(
        'select policy from appointments where id = $1',
        [body.id],
      );
      expect(rows[0]!.policy).toMatchObject({ reviewDays: 60, disputeDays: 30, wording: presentWording });
    });

    it('takes as many slots in a row as the visit needs', async () => {
      const { doctorId, call } = await booking({ minutes: 40 });
      await city.addSlot(doctorId, '2026-12-02T04:45:00Z');
      await city.addSlot(doctorId, '2026-12-02T05:00:00Z');

      expect(await call()).toMatchObject({ status: 201, body: { endsAt: '2026-12-02T05:15:00.000Z' } });
      expect((await world.call('GET', `/v1/slots?doctorId=${doctorId}`)).body.items).toEqual([]);
    });

    it('gives the first answer again for the same Idempotency-Key, and books once', async () => {
      const { doctorId, call } = await booking();
      const key = newId();

      const first = await call({}, key);
      const again = await call({}, key);

      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(again.body).toEqual(first.body);
      const { rows } = await city.database.query('select from appointments where doctor_id = $1', [doctorId]);
      expect(rows).toHaveLength(1);
    });

    it('gives twins that come at the same time one booking between them', async () => {
      const { doctorId, call } = await booking();
      const key = newId();

      const answers = await Promise.all([call({}, key), call({}, key), call({}, key)]);

      expect(answers.map(({ status }) => status).filter((status) => status !== 409)).toContain(201);
      const { rows } = await city.database.query('select from appointments where doctor_id = $1', [doctorId]);
      expect(rows).toHaveLength(1);
    });

    it('books in the lane of the slot, beside somebody at the same time', async () => {
      const { doctorId, call } = await booking();
      const beside = await city.addSlot(doctorId, tomorrow, { lane: 1 });

      expect((await call()).status).toBe(201);
      expect((await call({ slotId: beside })).status).toBe(201);
    });
  });

  describe('409', () => {
    it('scheduling.slot_taken names free slots of the same doctor', async () => {
      const { doctorId, call } = await booking();
      const next = await city.addSlot(doctorId, '2026-12-02T04:45:00Z');
      await call();

      expect(await call()).toMatchObject({
        status: 409,
        body: {
          code: 'scheduling.slot_taken',
          alternatives: [
            { id: next, doctorId, startsAt: '2026-12-02T04:45:00.000Z', timeZone: 'Asia/Kolkata' },
          ],
        },
      });
    });

    it('scheduling.slot_taken names free slots of a colleague when the doctor has none', async () => {
      const specialties = [`specialty ${newId()}`];
      const { call } = await booking({}, { specialties });
      const colleague = await city.addDoctor({ specialties });
      await city.addVisitType(colleague);
      const theirs = await city.addSlot(colleague, '2026-12-02T05:00:00Z');
      await call();

      expect((await call()).body.alternatives).toMatchObject([{ id: theirs, doctorId: colleague }]);
    });

    it('scheduling.slot_taken when an overlapping slot was booked first', async () => {
      const { doctorId, call } = await booking();
      const longer = await city.addSlot(doctorId, '2026-12-02T04:20:00Z', { minutes: 30 });

      expect((await call({ slotId: longer })).status).toBe(201);
      expect((await call()).body.code).toBe('scheduling.slot_taken');
    });

    it('scheduling.not_enough_consecutive_slots when the visit can never begin there', async () => {
      const { call } = await booking({ minutes: 30 });

      expect(await call()).toMatchObject({
        status: 409,
        body: { code: 'scheduling.not_enough_consecutive_slots' },
      });
    });
  });

  describe('404', () => {
    it.each(['pending', 'suspended'])('for a slot of a doctor who is %s', async (status) => {
      const { call } = await booking({}, { status });

      expect((await call()).status).toBe(404);
    });

    it('for a slot that is not there', async () => {
      const { call } = await booking();

      expect((await call({ slotId: newId() })).status).toBe(404);
    });
  });

  describe('422', () => {
    it.each([
      ['too soon', '2026-12-01T06:29:00Z'],
      ['too far ahead', '2027-07-01T06:00:00Z'],
    ])('scheduling.outside_booking_window when it is %s', async (_, startsAt) => {
      const { doctorId, call } = await booking();
      const slotId = await city.addSlot(doctorId, startsAt);

      expect(await call({ slotId })).toMatchObject({
        status: 422,
        body: { code: 'scheduling.outside_booking_window' },
      });
    });

    it('scheduling.visit_type_mismatch for a kind of visit the slot, or the doctor, does not offer', async () => {
      const { doctorId, visitTypeId, call } = await booking();
      const other = await city.addVisitType(doctorId, { name: 'Vaccination' });
      const reserved = await city.addSlot(doctorId, '2026-12-02T05:00:00Z', { visitTypeId: other });

      for (const body of [{ visitTypeId: newId() }, { slotId: reserved, visitTypeId }]) {
        expect(await call(body)).toMatchObject({
          status: 422,
          body: { code: 'scheduling.visit_type_mismatch' },
        });
      }
    });

    it('request.invalid when the doctor offers several kinds of visit and none is named', async () => {
      const { doctorId, visitTypeId, call } = await booking();
      await city.addVisitType(doctorId, { name: 'Vaccination' });

      expect((await call()).body).toMatchObject({ errors: [{ pointer: '/visitTypeId', code: 'required' }] });
      expect((await call({ visitTypeId })).status).toBe(201);
    });

    it('request.invalid with every fault at once', async () => {
      const mila = await city.addPatient();
      const { status, body } = await world.call('POST', '/v1/appointments', {
        token: mila.token,
        body: { slotId: 'x', reason: '', colour: 'red' },
      });

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/colour',
        '/reason',
        '/slotId',
      ]);
    });
  });

  describe('the table itself', () => {
    it('refuses an appointment over another one by whatever path it comes', async () => {
      const { body } = await (await booking()).call();
      const copy = `
        insert into appointments select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
          'reference', gen_random_uuid(), 'starts_at', a.starts_at + interval '5 minutes', 'status', $2::text))).*
          from appointments a where id = $1`;

      await expect(city.database.query(copy, [body.id, 'confirmed'])).rejects.toMatchObject({
        constraint: 'appointments_no_overlap',
      });
      const cancelled = await city.database.query(`${copy} returning id`, [body.id, 'cancelled']);
      const revived = `update appointments set status = 'confirmed' where id = $1`;
      await expect(city.database.query(revived, [cancelled.rows[0].id])).rejects.toMatchObject({
        constraint: 'appointments_no_overlap',
      });
      await city.database.query('delete from appointments where id = $1', [cancelled.rows[0].id]);
    });
  });

  /** A doctor with one kind of visit and one slot tomorrow, and a patient who asks for it. */
  async function booking(visitType: VisitTypeOptions = {}, doctor: Parameters<Clinic['addDoctor']>[0] = {}) {
    const doctorId = await city.addDoctor(doctor);
    const visitTypeId = await city.addVisitType(doctorId, visitType);
    const slotId = await city.addSlot(doctorId, tomorrow);
    const { token } = await city.addPatient();
    const call = (body = {}, key?: string) =>
      world.call('POST', '/v1/appointments', {
        token,
        body: { slotId, ...body },
        ...(key !== undefined && { headers: { 'idempotency-key': key } }),
      });
    return { doctorId, visitTypeId, slotId, call };
  }
});
