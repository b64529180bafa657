import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

describe('/v1/slots', () => {
  let world: TestApp;
  let city: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
  });
  afterAll(async () => {
    await city.close();
    await world.close();
  });

  const madeUp = (instant: string) =>
    Buffer.from(JSON.stringify([instant, '01936f6e-7c00-7000-8000-000000000002'])).toString('base64url');
  const starts = (body: { items: { startsAt: string }[] }) => body.items.map(({ startsAt }) => startsAt);

  describe('GET 200', () => {
    it('pages through the free slots of a doctor in the order of their start, without a gap or a repetition', async () => {
      const doctorId = await city.addDoctor();
      const wanted = [];
      for (const minute of ['00', '15', '30', '45']) {
        wanted.push(`2026-12-02T04:${minute}:00.000Z`);
        await city.addSlot(doctorId, `2026-12-02T04:${minute}:00.000Z`);
      }

      const first = await world.call('GET', `/v1/slots?doctorId=${doctorId}&limit=3`);
      const second = await world.call(
        'GET',
        `/v1/slots?doctorId=${doctorId}&limit=3&cursor=${first.body.nextCursor}`,
      );

      expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
      expect([first.status, second.status]).toEqual([200, 200]);
      expect([...starts(first.body), ...starts(second.body)]).toEqual(wanted);
      expect(second.body.nextCursor).toBeNull();
    });

    it('shows nothing that cannot be booked: too soon, too far ahead, or of a doctor who is not active', async () => {
      const doctorId = await city.addDoctor();
      const suspended = await city.addDoctor({ status: 'suspended' });
      await city.addSlot(doctorId, '2026-12-01T06:29:00Z');
      await city.addSlot(doctorId, '2026-12-01T06:30:00Z', { lane: 1 });
      await city.addSlot(doctorId, '2027-06-01T06:00:00Z');
      await city.addSlot(suspended, '2026-12-02T06:00:00Z');

      const near = await world.call('GET', `/v1/slots?doctorId=${doctorId}`);
      const far = await world.call('GET', `/v1/slots?doctorId=${doctorId}&from=2027-05-20T00:00:00Z`);
      const none = await world.call('GET', `/v1/slots?doctorId=${suspended}`);

      expect(starts(near.body)).toEqual(['2026-12-01T06:30:00.000Z']);
      expect([far.body.items, none.body.items]).toEqual([[], []]);
    });
  });

  describe('GET 422', () => {
    it.each([
      ['nobody is named', ''],
      ['a doctor and a specialty are named', 'doctorId=01936f6e-7c00-7000-8000-000000000002&specialty=x'],
      ['the span is longer than 62 days', 'specialty=x&from=2026-12-01T00:00:00Z&to=2027-03-01T00:00:00Z'],
      ['the span ends before it begins', 'specialty=x&from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z'],
      ['neither end of the span can be read', 'specialty=x&from=today&to=soon'],
      ['the cursor is none', 'specialty=x&cursor=abc'],
      ['the cursor names a year there never was', `specialty=x&cursor=${madeUp('0000-01-01T00:00:00Z')}`],
      ['the cursor has an offset of a day', `specialty=x&cursor=${madeUp('2026-12-01T00:00:00+23:59')}`],
    ])('when %s', async (_, query) => {
      expect(await world.call('GET', `/v1/slots?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    });
  });

  describe('GET 200 by specialty, hospital, kind of visit and mode', () => {
    it('finds what was asked for and nothing else', async () => {
      const specialties = [`specialty ${city.hospitalId}`];
      const doctorId = await city.addDoctor({ specialties });
      const video = await city.addVisitType(doctorId, { name: 'Video', mode: 'video' });
      const inPerson = await city.addVisitType(doctorId, { name: 'In person' });
      const any = await city.addSlot(doctorId, '2026-12-03T04:00:00Z');
      const videoOnly = await city.addSlot(doctorId, '2026-12-03T05:00:00Z', { visitTypeId: video });

      const ids = async (query: string) => {
        const { body } = await world.call('GET', `/v1/slots?${query}`);
        return body.items.map(({ id }: { id: string }) => id);
      };
      const bySpecialty = `specialty=${encodeURIComponent(specialties[0]!.toUpperCase())}`;

      expect(await ids(bySpecialty)).toEqual([any, videoOnly]);
      expect(await ids(`${bySpecialty}&hospitalId=${city.hospitalId}`)).toEqual([any, videoOnly]);
      expect(await ids(`${bySpecialty}&hospitalId=${doctorId}`)).toEqual([]);
      expect(await ids(`doctorId=${doctorId}&visitTypeId=${inPerson}`)).toEqual([any]);
      expect(await ids(`doctorId=${doctorId}&mode=in_person`)).toEqual([any]);
      expect(await ids(`doctorId=${doctorId}&mode=video`)).toEqual([any, videoOnly]);
      expect(await ids(`doctorId=${doctorId}&mode=phone`)).toEqual([]);
      expect(await ids(`doctorId=${doctorId}&from=2026-12-03T04:30:00Z&to=2026-12-03T06:00:00Z`)).toEqual([
        videoOnly,
      ]);
    });
  });

  describe('POST and DELETE', () => {
    const add = (slots: object[]) => world.call('POST', '/v1/slots', { token: city.staff, body: { slots } });
    const remove = (id: string) => world.call('DELETE', `/v1/slots/${id}`, { token: city.staff });

    async function bookedDoctor() {
      const doctorId = await city.addDoctor();
      await city.addVisitType(doctorId, { minutes: 30 });
      const slotId = await city.addSlot(doctorId, '2026-12-04T04:00:00Z', { minutes: 30 });
      const { token } = await city.addPatient();
      const { body } = await world.call('POST', '/v1/appointments', { token, body: { slotId } });
      return { doctorId, slotId, appointmentId: String(body.id) };
    }

    it('201: one slot for each place, at the doctor’s own location', async () => {
      const doctorId = await city.addDoctor();
      const times = { startsAt: '2026-12-04T09:30:00+05:30', endsAt: '2026-12-04T10:00:00+05:30' };

      expect(await add([{ doctorId, ...times, capacity: 2 }])).toMatchObject({
        status: 201,
        body: {
          items: [
            { lane: 0, free: true, locationId: city.locationId, startsAt: '2026-12-04T04:00:00.000Z' },
            { lane: 1, free: true },
          ],
        },
      });
    });

    it('201: a slot over an active appointment is born taken, and free when that is cancelled', async () => {
      const { doctorId, appointmentId } = await bookedDoctor();

      const { body } = await add([
        { doctorId, startsAt: '2026-12-04T04:15:00Z', endsAt: '2026-12-04T04:45:00Z' },
      ]);
      expect(body.items).toMatchObject([{ free: false }]);

      await world.call('POST', `/v1/appointments/${appointmentId}/cancellation`, {
        token: city.staff,
        body: { reasonCode: 'other' },
      });
      const free = await world.call('GET', `/v1/slots?doctorId=${doctorId}`);
      expect(free.body.items.map(({ id }: { id: string }) => id)).toContain(body.items[0].id);
    });

    it('204: a free slot goes; 409 while an appointment has it; 404 when there is none', async () => {
      const { doctorId, slotId } = await bookedDoctor();
      const free = await city.addSlot(doctorId, '2026-12-05T04:00:00Z');

      expect((await remove(free)).status).toBe(204);
      expect((await remove(free)).status).toBe(404);
      expect(await remove(slotId)).toMatchObject({ status: 409, body: { code: 'scheduling.slot_in_use' } });
    });

    it('404 for all but one of those who take the same slot away at the same moment', async () => {
      const free = await city.addSlot(await city.addDoctor(), '2026-12-05T04:00:00Z');

      const answers = await Promise.all([1, 2, 3, 4].map(() => remove(free)));

      expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
    });

    it('409 scheduling.slot_exists for a second slot at the same start, and none of the others comes in', async () => {
      const doctorId = await city.addDoctor();
      await city.addSlot(doctorId, '2026-12-04T04:00:00Z');
      const at = (hour: number) => ({
        doctorId,
        startsAt: `2026-12-04T0${hour}:00:00Z`,
        endsAt: `2026-12-04T0${hour}:30:00Z`,
      });

      expect(await add([at(3), at(4)])).toMatchObject({
        status: 409,
        body: { code: 'scheduling.slot_exists' },
      });
      expect((await world.call('GET', `/v1/slots?doctorId=${doctorId}`)).body.items).toHaveLength(1);
    });

    it('409 says which of the slots exist, in whatever lane, and which are named twice', async () => {
      const doctorId = await city.addDoctor();
      const other = await city.addDoctor();
      await city.addSlot(doctorId, '2026-12-04T04:00:00Z', { lane: 1 });
      await city.addSlot(doctorId, '2026-12-04T05:00:00Z', { lane: 1 });
      const at = (hour: number, fields = {}) => ({
        doctorId,
        startsAt: `2026-12-04T0${hour}:00:00Z`,
        endsAt: `2026-12-04T0${hour}:30:00Z`,
        ...fields,
      });

      const { status, body } = await add([
        at(3),
        at(4, { capacity: 2 }),
        at(5),
        at(4, { doctorId: other, capacity: 2 }),
        at(3),
      ]);

      expect(status).toBe(409);
      expect(body.errors).toEqual([
        { pointer: '/slots/1/startsAt', code: 'exists', detail: 'The doctor has a slot that starts then.' },
        { pointer: '/slots/4/startsAt', code: 'repeated', detail: 'Is named before with this start.' },
      ]);
      expect((await add([at(3), at(5), at(4, { doctorId: other })])).status).toBe(201);
    });

    it('422 names an instant that cannot be read, beside all else', async () => {
      const { status, body } = await add([{ doctorId: 'x', startsAt: 'noon', endsAt: 'one', colour: 'red' }]);

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/slots/0/colour',
        '/slots/0/doctorId',
        '/slots/0/endsAt',
        '/slots/0/startsAt',
      ]);
    });

    it('422 names the faults of every slot at once', async () => {
      const doctorId = await city.addDoctor();
      const elsewhere = await city.addVisitType(city.doctorId, { name: `of another doctor ${doctorId}` });
      const { status, body } = await add([
        { doctorId, startsAt: '2026-11-01T04:00:00Z', endsAt: '2026-11-01T05:00:00Z' },
        {
          doctorId,
          locationId: doctorId,
          visitTypeId: elsewhere,
          startsAt: '2026-12-04T04:00:00Z',
          endsAt: '2026-12-04T05:00:00Z',
        },
      ]);

      expect(status).toBe(422);
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/slots/0/startsAt',
        '/slots/1/locationId',
        '/slots/1/visitTypeId',
      ]);
    });
  });
});
