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
      ['the cursor is none', 'specialty=x&cursor=abc'],
    ])('when %s', async (_, query) => {
      expect(await world.call('GET', `/v1/slots?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    });
  });
});
