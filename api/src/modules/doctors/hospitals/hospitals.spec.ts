import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
});
afterAll(() => world.close());

const city = { slug: 'City-Clinic', name: 'City Clinic', timeZone: 'Europe/Madrid', currency: 'EUR' };

describe('201', () => {
  it('gives a new hospital the default policy where none is named', async () => {
    const body = { ...city, policy: { bookFromMinutes: 5 } };
    const { status, body: hospital } = await world.call('POST', '/v1/hospitals', {
      token: world.admin,
      body,
    });

    expect(status).toBe(201);
    expect(hospital).toMatchObject({ slug: 'city-clinic', currency: 'EUR', version: 1 });
    expect(hospital.policy).toMatchObject({ bookFromMinutes: 5, bookUntilDays: 180, maxReschedules: 2 });
    expect(hospital.createdAt).toBe('2026-12-01T06:00:00.000Z');
  });

  it('creates once for an idempotency key', async () => {
    const send = () =>
      world.call('POST', '/v1/hospitals', {
        token: world.admin,
        body: { ...city, slug: 'once' },
        headers: { 'idempotency-key': 'k1' },
      });
    const first = await send();
    const second = await send();

    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});

describe('200', () => {
  it('lists hospitals for anybody, a page at a time', async () => {
    const first = await world.get('/v1/hospitals?limit=1');
    const second = await world.get(`/v1/hospitals?limit=1&cursor=${first.body.nextCursor}`);

    expect(first.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['north']);
    expect(second.body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['south']);
  });

  it.each([
    ['slug=SOUTH', ['south']],
    ['q=orth%20hosp', ['north']],
    ['q=%25', []],
  ])('filters by %s', async (query, slugs) => {
    const { body } = await world.get(`/v1/hospitals?${query}`);

    expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
  });

  it('changes only what is named, and keeps the version when nothing changes', async () => {
    const change = (body: unknown) =>
      world.call('PATCH', `/v1/hospitals/${world.south.id}`, { token: world.south.staff, body });
    const changed = await change({ policy: { holdMinutes: 15 } });
    const same = await change({ policy: { holdMinutes: 15 } });

    expect(changed.body).toMatchObject({ version: 2, name: 'south hospital' });
    expect(changed.body.policy).toMatchObject({ holdMinutes: 15, bookFromMinutes: 30 });
    expect(same.body.version).toBe(2);
    expect((await world.get(`/v1/hospitals/${world.south.id}`, world.south.staff)).body).toEqual(same.body);
  });
});

describe('403', () => {
  it('lets only admins add hospitals', async () => {
    const { status } = await world.call('POST', '/v1/hospitals', { token: world.north.staff, body: city });

    expect(status).toBe(403);
  });
});

describe('404', () => {
  it("answers for another hospital's staff as if it were not there", async () => {
    const change = (id: string) =>
      world.call('PATCH', `/v1/hospitals/${id}`, { token: world.south.staff, body: { name: 'Mine' } });
    const theirs = await change(world.north.id);
    const nobodys = await change('01890000-0000-7000-8000-000000000000');

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, instance: '', requestId: '' }).toEqual({
      ...nobodys.body,
      instance: '',
      requestId: '',
    });
  });
});

describe('409', () => {
  it('refuses a slug that is taken, in any case', async () => {
    const { status, body } = await world.call('POST', '/v1/hospitals', {
      token: world.admin,
      body: { ...city, slug: 'NORTH' },
    });

    expect([status, body.code]).toEqual([409, 'conflict.exists']);
  });
});

describe('412', () => {
  it('refuses a change by one who saw an older version', async () => {
    const { status, body } = await world.call('PATCH', `/v1/hospitals/${world.north.id}`, {
      token: world.north.staff,
      body: { name: 'New' },
      headers: { 'if-match': '"7"' },
    });

    expect([status, body.code, body.currentVersion]).toEqual([412, 'conflict.version', 1]);
  });
});

describe('422', () => {
  it('names every fault of a new hospital at once', async () => {
    const { status, body } = await world.call('POST', '/v1/hospitals', {
      token: world.admin,
      body: { slug: 'a b', name: ' ', timeZone: '+05:30', currency: 'XXQ', colour: 'red' },
    });

    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/colour',
      '/currency',
      '/name',
      '/slug',
      '/timeZone',
    ]);
  });

  it.each([
    [{ fullRefundNoticeHours: 1 }, '/policy/fullRefundNoticeHours'],
    [{ halfRefundNoticeHours: 25 }, '/policy/halfRefundNoticeHours'],
    [{ fullRefundNoticeHours: 5, halfRefundNoticeHours: 6 }, '/policy/fullRefundNoticeHours'],
  ])('refuses %j, by which late cancellations would return more than early ones', async (policy, pointer) => {
    const { token, url } = { token: world.north.staff, url: `/v1/hospitals/${world.north.id}` };
    const changed = await world.call('PATCH', url, { token, body: { policy } });
    const added = await world.call('POST', '/v1/hospitals', {
      token: world.admin,
      body: { ...city, slug: 'notices', policy },
    });

    for (const { status, body } of [changed, added]) {
      expect([status, body.code]).toEqual([422, 'request.invalid']);
      expect(body.errors).toMatchObject([{ pointer, code: 'refund_notices' }]);
    }
    expect((await world.get(url)).body.policy).toMatchObject({
      fullRefundNoticeHours: 24,
      halfRefundNoticeHours: 2,
    });
  });

  it('takes both notices at once where each alone would not fit', async () => {
    const { status, body } = await world.call('PATCH', `/v1/hospitals/${world.north.id}`, {
      token: world.north.staff,
      body: { policy: { fullRefundNoticeHours: 72, halfRefundNoticeHours: 48 } },
    });

    expect(status).toBe(200);
    expect(body.policy).toMatchObject({ fullRefundNoticeHours: 72, halfRefundNoticeHours: 48 });
  });
});
