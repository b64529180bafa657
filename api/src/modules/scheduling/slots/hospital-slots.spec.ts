import { clinic, type Clinic } from '../../../../test/clinic.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const someId = '01936f6e-7c00-7000-8000-000000000002';
const madeUp = (start: string) => Buffer.from(JSON.stringify([someId, start, someId])).toString('base64url');

describe('/v1/hospitals/{id}/slots', () => {
  let world: TestApp;
  let city: Clinic;
  let other: Clinic;

  beforeAll(async () => {
    world = await startTestApp();
    city = await clinic(world);
    other = await clinic(world);
  });
  afterAll(async () => {
    await city.close();
    await other.close();
    await world.close();
  });

  const list = (query = '', token = city.staff) =>
    world.call('GET', `/v1/hospitals/${city.hospitalId}/slots?${query}`, { token });

  describe('GET 200', () => {
    it('tells of free and taken slots in the words of an import, the places of a capacity as one', async () => {
      const doctorId = await city.addDoctor({ status: 'suspended' });
      const visitTypeId = await city.addVisitType(doctorId, { name: 'First visit' });
      const lanes = [
        await city.addSlot(doctorId, '2026-12-03T04:00:00Z', { lane: 0, visitTypeId }),
        await city.addSlot(doctorId, '2026-12-03T04:00:00Z', { lane: 1, visitTypeId }),
      ];
      await city.database.query(`update slots set external_id = 'S-1' where id = any ($1)`, [lanes]);
      await city.database.query(`update doctors set external_id = 'DOC-1' where id = $1`, [doctorId]);

      const { body } = await list(`doctorId=${doctorId}`);

      expect(body).toEqual({
        items: [
          {
            ids: lanes,
            externalId: 'S-1',
            doctorId,
            doctorExternalId: 'DOC-1',
            locationId: city.locationId,
            location: 'Main site',
            visitTypeId,
            visitType: 'First visit',
            startsAt: '2026-12-03T04:00:00.000Z',
            endsAt: '2026-12-03T04:15:00.000Z',
            timeZone: 'Asia/Kolkata',
            capacity: 2,
            booked: 0,
          },
        ],
        nextCursor: null,
      });
    });

    it('finds a doctor by the key the hospital knows them by, and never one of another hospital', async () => {
      const [ours, theirs] = [await city.addDoctor(), await other.addDoctor()];
      const id = await city.addSlot(ours, '2026-12-06T04:00:00Z');
      await other.addSlot(theirs, '2026-12-06T04:00:00Z');
      await city.database.query(`update doctors set external_id = 'DOC-9' where id = any ($1)`, [
        [ours, theirs],
      ]);

      const found = await list('doctorExternalId=DOC-9');
      const none = await list('doctorExternalId=DOC-8');

      expect(found.body.items.flatMap(({ ids }: { ids: string[] }) => ids)).toEqual([id]);
      expect(none.body.items).toEqual([]);
    });

    it('counts who has booked, and no longer a hold that has lapsed', async () => {
      const doctorId = await city.addDoctor();
      await city.addVisitType(doctorId, { payment: 'online', feeMinor: 50_000 });
      const slotId = await city.addSlot(doctorId, '2026-12-03T04:00:00Z');
      const { token } = await city.addPatient();
      const booking = await world.call('POST', '/v1/appointments', { token, body: { slotId } });
      const bookedNow = (await list(`doctorId=${doctorId}`)).body.items[0].booked;
      world.clock.advance({ minutes: 11 });

      expect(booking.body.status).toBe('held');
      expect(bookedNow).toBe(1);
      expect((await list(`doctorId=${doctorId}`)).body.items[0].booked).toBe(0);
    });

    it('pages through doctors and their days without a gap or a repetition, within the time that was asked for', async () => {
      const wanted: string[] = [];
      for (const doctorId of [await other.addDoctor(), await other.addDoctor()].sort()) {
        for (const hour of ['04', '05', '06']) {
          wanted.push(await other.addSlot(doctorId, `2026-12-04T${hour}:00:00Z`));
        }
        await other.addSlot(doctorId, '2026-12-05T00:00:00Z');
        await other.addSlot(doctorId, '2026-11-01T00:00:00Z');
      }
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const from = cursor && `&cursor=${cursor}`;
        const path: string = `/v1/hospitals/${other.hospitalId}/slots?to=2026-12-05T00:00:00Z&limit=2${from}`;
        const { body } = await world.call('GET', path, { token: other.staff });
        seen.push(...body.items.flatMap(({ ids }: { ids: string[] }) => ids));
        cursor = body.nextCursor;
      }

      expect(seen).toEqual(wanted);
    });
  });

  it('is nobody’s to see but the hospital’s own', async () => {
    const strangers = [other.staff, city.doctor, (await city.addPatient()).token];
    const answers = await Promise.all(strangers.map((token) => list('', token)));

    expect(answers.map(({ status }) => status)).toEqual([404, 403, 403]);
  });

  it.each(['abc', madeUp('0000-01-01T00:00:00Z')])('refuses the cursor %s with 422', async (cursor) => {
    expect(await list(`cursor=${cursor}`)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  });
});
