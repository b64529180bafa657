import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;
let locations: string;

beforeAll(async () => {
  world = await startTwoHospitals();
  locations = `/v1/hospitals/${world.north.id}/locations`;
});
afterAll(() => world.close());

const clinic = { name: 'Clinic', city: 'Bengaluru', country: 'IN', latitude: 12.9, longitude: 77.6 };

describe('200 and 201', () => {
  it('takes the time zone of the hospital where none is named', async () => {
    const { status, body } = await world.call('POST', locations, { token: world.north.staff, body: clinic });

    expect(status).toBe(201);
    expect(body).toMatchObject({ ...clinic, timeZone: 'Asia/Kolkata', externalId: null, version: 1 });
  });

  it('creates by external id once, then replaces, and leaves what is the same as it is', async () => {
    const put = (body: unknown) =>
      world.call('PUT', `${locations}/by-external-id/${encodeURIComponent('site/1')}`, {
        token: world.north.staff,
        body,
      });
    const first = await put(clinic);
    const same = await put(clinic);
    const replaced = await put({ name: 'Clinic', timeZone: 'America/New_York' });

    expect([first.status, same.status, replaced.status]).toEqual([201, 200, 200]);
    expect(first.body.externalId).toBe('site/1');
    expect(same.body).toEqual(first.body);
    expect(replaced.body).toMatchObject({
      id: first.body.id,
      city: null,
      latitude: null,
      timeZone: 'America/New_York',
      version: 2,
    });
  });

  it('takes an external id of 200 letters of any script', async () => {
    const externalId = '病'.repeat(200);
    const { status, body } = await world.call(
      'PUT',
      `${locations}/by-external-id/${encodeURIComponent(externalId)}`,
      { token: world.north.staff, body: clinic },
    );

    expect([status, body.externalId]).toEqual([201, externalId]);
  });

  it('makes one location of two requests that race for a new external id', async () => {
    const put = () =>
      world.call('PUT', `${locations}/by-external-id/race`, { token: world.north.staff, body: clinic });
    const answers = await Promise.all([put(), put(), put(), put()]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('finds one by its external id, and changes it', async () => {
    await world.call('PUT', `${locations}/by-external-id/find-me`, {
      token: world.north.staff,
      body: clinic,
    });
    const { body } = await world.get(`${locations}?externalId=find-me`);
    const changed = await world.call('PATCH', `${locations}/${body.items[0].id}`, {
      token: world.admin,
      body: { city: null, accessibility: ['step-free', 'step-free'] },
      headers: { 'if-match': '1' },
    });

    expect(body.items).toHaveLength(1);
    expect(changed.body).toMatchObject({
      name: 'Clinic',
      city: null,
      accessibility: ['step-free'],
      version: 2,
    });
    expect((await world.get(`${locations}/${body.items[0].id}`)).body).toEqual(changed.body);
  });
});

describe('404', () => {
  it("lets staff touch nothing of another hospital's locations", async () => {
    const token = world.south.staff;
    const statuses = await Promise.all([
      world.call('POST', locations, { token, body: clinic }),
      world.call('PATCH', `${locations}/${world.north.locationId}`, { token, body: { name: 'x' } }),
      world.call('PUT', `${locations}/by-external-id/x`, { token, body: clinic }),
      // Through their own hospital's address neither.
      world.call('PATCH', `/v1/hospitals/${world.south.id}/locations/${world.north.locationId}`, {
        token,
        body: { name: 'x' },
      }),
    ]);

    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('knows no locations of a hospital that is not there', async () => {
    const { status } = await world.get('/v1/hospitals/01890000-0000-7000-8000-000000000000/locations');

    expect(status).toBe(404);
  });
});

describe('409 and 412', () => {
  it('refuses an external id that is taken, and a change of an older version', async () => {
    const body = { ...clinic, externalId: 'twice' };
    await world.call('POST', locations, { token: world.north.staff, body });
    const again = await world.call('POST', locations, { token: world.north.staff, body });
    const old = await world.call('PATCH', `${locations}/${world.north.locationId}`, {
      token: world.north.staff,
      body: { name: 'x' },
      headers: { 'if-match': '9' },
    });

    expect([again.status, again.body.code]).toEqual([409, 'conflict.exists']);
    expect([old.status, old.body.code]).toEqual([412, 'conflict.version']);
  });
});

describe('422', () => {
  it.each([
    [{ latitude: 12 }, '/longitude'],
    [{ latitude: 91, longitude: 0 }, '/latitude'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ country: 'India' }, '/country'],
  ])('refuses %j', async (fields, pointer) => {
    const { status, body } = await world.call('POST', locations, {
      token: world.north.staff,
      body: { name: 'x', ...fields },
    });

    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});
