import { smoothedRating } from '../rules/smoothed-rating.ts';
import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

const inPerson = (amountMinor: number, currency = 'INR') => ({
  name: 'Visit',
  durationMinutes: 15,
  fee: { amountMinor, currency },
  mode: 'in_person',
  payment: 'at_visit',
});
const video = (amountMinor: number) => ({ ...inPerson(amountMinor), name: 'Video', mode: 'video' });

const at = (minutes: number) => new Date(Date.UTC(2026, 11, 1, 6, minutes)).toISOString();

beforeAll(async () => {
  world = await startTwoHospitals();
  const [north, south] = [world.north, world.south];
  const far = await world.call('POST', `/v1/hospitals/${south.id}/locations`, {
    token: south.staff,
    body: { name: 'Mysuru', latitude: 12.2958, longitude: 76.6394 },
  });
  const asha = await world.addDoctor(north, {
    fullName: 'Dr. Asha Sharma',
    specialties: ['cardiology'],
    languages: ['en', 'hi'],
    visitTypes: [inPerson(50_000), video(30_000)],
  });
  const jose = await world.addDoctor(north, {
    fullName: 'Dr. José Núñez',
    specialties: ['dermatology'],
    languages: ['es'],
    visitTypes: [inPerson(20_000)],
  });
  const zoe = await world.addDoctor(south, {
    fullName: 'Dr. Zoë Müller',
    specialties: ['cardiology', 'internal medicine'],
    languages: ['de', 'en'],
    locationId: far.body.id,
    visitTypes: [inPerson(9_000, 'EUR')],
  });
  const asleep = await world.addDoctor(south, { fullName: 'Dr. Never Free', specialties: ['radiology'] });
  const gone = await world.addDoctor(south, { fullName: 'Dr. Gone Sharma' });
  await world.call('PATCH', `/v1/doctors/${gone.id}`, { token: south.staff, body: { status: 'suspended' } });
  await rated(jose.id, 45, 10);
  await rated(zoe.id, 386, 99);
  await world.addSlot(asha, 10);
  await world.addSlot(asha, 120, { visitTypeId: asha.visitTypes[1].id });
  await world.addSlot(asha, 180);
  await world.addSlot(jose, 90);
  await world.addSlot(zoe, 60);
  await world.addSlot(zoe, 60, { lane: 1 });
  await world.addSlot(zoe, 200 * 24 * 60);
  expect(asleep.nextAvailableAt).toBeNull();
});
afterAll(() => world.close());

/** As though so many reviews had been written; what reviews do to the figures is tested with them. */
const rated = (doctorId: string, sum: number, count: number) =>
  world.sql.query(
    `insert into doctor_ratings (doctor_id, rating_sum, rating_count, average, smoothed, updated_at)
     values ($1, $2, $3, $4, $5, now())`,
    [doctorId, sum, count, sum / count, smoothedRating({ sum, count })],
  );

const found = async (query: string, token?: string): Promise<string[]> => {
  const { status, body } = await world.get(`/v1/doctors?${query}`, token);
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.items.map(({ fullName }: { fullName: string }) => fullName.split(' ')[1]);
};

describe('the filters', () => {
  it.each([
    ['', ['Zoë', 'José', 'Asha', 'Never']],
    ['q=shar', ['Asha']],
    ['q=Sharme', ['Asha']],
    ['q=cardiolgy%20sharma', ['Asha']],
    ['q=nunez', ['José']],
    ['q=N%C3%9A%C3%91EZ', ['José']],
    ['q=muller', ['Zoë']],
    ['q=zzzz', []],
    ["q='%20:*%20%26%20!%20%5C", ['Zoë', 'José', 'Asha', 'Never']],
    ['specialty=Cardiology', ['Zoë', 'Asha']],
    ['specialty=internal%20medicine', ['Zoë']],
    ['language=English', ['Zoë', 'Asha']],
    ['language=es', ['José']],
    ['mode=video', ['Asha']],
    ['maxFeeMinor=20000', ['Zoë', 'José']],
    ['maxFeeMinor=20000&currency=INR', ['José']],
    ['mode=video&maxFeeMinor=29999', []],
    ['minRating=4', ['José']],
    ['near=12.97,77.59&radiusKm=10', ['José', 'Asha', 'Never']],
    ['near=12.3,76.6', ['Zoë']],
    ['near=12.97,77.59&radiusKm=300&sort=distance', ['Asha', 'José', 'Never', 'Zoë']],
    [`availableFrom=${at(61)}`, ['José', 'Asha']],
    [`availableFrom=${at(60)}&availableTo=${at(90)}`, ['Zoë']],
    [`availableTo=${at(60)}`, []],
    ['sort=rating', ['José', 'Zoë', 'Asha', 'Never']],
    ['sort=fee&currency=INR', ['José', 'Asha']],
    ['sort=fee', ['Zoë', 'José', 'Asha', 'Never']],
    ['sort=name', ['Asha', 'José', 'Never', 'Zoë']],
  ])('%s finds %j', async (query, names) => {
    const result = await found(query);
    // Equally near or equally unrated doctors come in the order of their ids, which is the order of creation.
    expect(result).toEqual(names);
  });

  it('finds by hospital and by location', async () => {
    expect(await found(`hospitalId=${world.north.id}`)).toEqual(['José', 'Asha']);
    expect(await found(`locationId=${world.south.locationId}`)).toEqual(['Never']);
  });

  it('gives the distance where a place was asked for', async () => {
    const { body } = await world.get('/v1/doctors?near=12.97,77.59&radiusKm=300&sort=distance');

    expect(body.items.map((item: { distanceKm: number }) => item.distanceKm)).toEqual([0, 0, 0, 127.5]);
    expect((await world.get('/v1/doctors')).body.items[0].distanceKm).toBeNull();
  });
});

describe('nextAvailableAt', () => {
  const next = async (query: string): Promise<Record<string, string | null>> => {
    const { body } = await world.get(`/v1/doctors?${query}`);
    return Object.fromEntries(
      body.items.map((item: any) => [item.fullName.split(' ')[1], item.nextAvailableAt]),
    );
  };

  it('is the first free slot in the booking window of the hospital, null when there is none', async () => {
    expect(await next('sort=name')).toEqual({ Asha: at(120), José: at(90), Zoë: at(60), Never: null });
  });

  it('passes over slots that cannot be booked in the mode that was asked for', async () => {
    expect(await next('mode=in_person&q=asha')).toEqual({ Asha: at(180) });
    expect(await next('mode=video')).toEqual({ Asha: at(120) });
  });

  it('counts a slot whose hold has lapsed as free, and one that is held or booked as taken', async () => {
    const doctor = await world.addDoctor(world.north, { fullName: 'Dr. Held' });
    const slot = await world.addSlot(doctor, 300);
    await hold(slot, 10);
    const held = await next('q=held');
    world.clock.advance({ minutes: 10 });
    const lapsed = await next('q=held&sort=soonest');
    const profile = await world.get(`/v1/doctors/${doctor.id}`);
    world.clock.advance({ minutes: -10 });

    expect(held).toEqual({ Held: null });
    expect(lapsed).toEqual({ Held: at(300) });
    expect(profile.body.nextAvailableAt).toBe(at(300));
  });
});

describe('who sees what', () => {
  it('shows staff their doctors in full, others of their hospital by status, and no more of strangers', async () => {
    const all = await world.get('/v1/doctors?status=all&limit=100', world.south.staff);
    const names = all.body.items.map(({ fullName }: { fullName: string }) => fullName);
    const inFull = all.body.items.filter((item: object) => 'email' in item);

    expect(names).toContain('Dr. Gone Sharma');
    expect(inFull.every((item: any) => item.hospital.id === world.south.id)).toBe(true);
    expect(inFull).toHaveLength(3);
    expect(await found('status=suspended', world.south.staff)).toEqual(['Gone']);
    expect(await found('status=suspended', world.north.staff)).toEqual([]);
    expect(await found('status=suspended')).toEqual([]);
    expect(await found('status=suspended', world.admin)).toEqual(['Gone']);
  });

  it('reconciles by the time of the last change', async () => {
    const { id } = await world.addDoctor(world.north, { fullName: 'Dr. Late' });
    const since = at(60);
    await world.sql.query('update doctors set updated_at = $2 where id = $1', [id, since]);

    expect(await found(`updatedSince=${since}&hospitalId=${world.north.id}`, world.north.staff)).toEqual([
      'Late',
    ]);
    expect(await found(`updatedSince=${encodeURIComponent('2027-01-01T00:00:00+05:30')}`)).toEqual([]);
    await world.sql.query('delete from doctors where id = $1', [id]);
  });
});

describe('422', () => {
  it.each([
    ['sort=distance', '/sort'],
    ['sort=relevance', '/sort'],
    ['radiusKm=5', '/radiusKm'],
    ['near=here', '/near'],
    ['near=91,0', '/near'],
    ['limit=101', '/limit'],
    ['language=Klingonese', '/language'],
    ['colour=red', '/colour'],
    ['cursor=abc', '/cursor'],
    [`availableFrom=${at(60)}&availableTo=${at(60)}`, '/availableTo'],
  ])('refuses %s', async (query, pointer) => {
    const { status, body } = await world.get(`/v1/doctors?${query}`);

    expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  it.each([
    ['specialty=heart%00', 422],
    ['q=%00', 422],
    ['q=%CC%81', 200],
  ])('answers %s with %i, not with a fault of ours', async (query, expected) => {
    expect((await world.get(`/v1/doctors?${query}`)).status).toBe(expected);
  });

  it.each([
    ['soonest', '999999-99-99 99:99:99+99'],
    ['soonest', '0000-01-01 00:00:00+00'],
    ['updated', '2026-02-30 00:00:00+00'],
    ['fee', '9999999999999999999999999'],
    ['fee', '1.5'],
  ])('refuses a cursor by %s that was made up: %s', async (sort, key) => {
    const values = [sort, '2026-12-01T06:00:00.000Z', key, '01936f6e-7c00-7000-8000-000000000002'];
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');

    expect((await world.get(`/v1/doctors?sort=${sort}&cursor=${cursor}`)).status).toBe(422);
  });

  it.each([
    ['long ago', '2026-11-01T06:00:00.000Z'],
    ['in the future', '2027-01-01T06:00:00.000Z'],
  ])('refuses a cursor of a walk that began %s, whose pages would cost ever more', async (_, asOf) => {
    const values = ['soonest', asOf, 'infinity', '01936f6e-7c00-7000-8000-000000000002'];
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');

    expect((await world.get(`/v1/doctors?cursor=${cursor}`)).status).toBe(422);
  });

  it('refuses the cursor of another order', async () => {
    const { body } = await world.get('/v1/doctors?limit=1&sort=name');
    const { status } = await world.get(`/v1/doctors?limit=1&sort=fee&cursor=${body.nextCursor}`);

    expect(status).toBe(422);
  });
});

/** An appointment that holds the slot for some minutes. */
async function hold(slotId: string, minutes: number): Promise<void> {
  const patient = '01890000-0000-7000-8000-00000000000a';
  const now = world.clock.now();
  await world.sql.query(
    `insert into accounts (id, email, password_hash, full_name, role, created_at, updated_at)
     values ($1, 'p@x.test', 'x', 'P', 'patient', $2, $2) on conflict do nothing`,
    [patient, now],
  );
  await world.sql.query(
    `with held as (
       insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
         status, hold_expires_at, mode, payment, fee_minor, currency, policy, booked_by, created_at, updated_at)
       select gen_random_uuid(), $1::text, hospital_id, doctor_id, location_id, $2, lane, starts_at, ends_at, 'held', $3,
         'in_person', 'online', 0, 'INR', '{}', 'test', $4, $4 from slots where id = $1::uuid
       returning id)
     update slots set appointment_id = (select id from held) where id = $1::uuid`,
    [slotId, patient, new Date(now.getTime() + minutes * 60_000), now],
  );
}
