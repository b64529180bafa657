import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;
let doctorId: string;
let visitTypes: string;

const video = {
  name: 'Video call',
  durationMinutes: 15,
  fee: { amountMinor: 30_000, currency: 'INR' },
  mode: 'video',
  payment: 'online',
};

beforeAll(async () => {
  world = await startTwoHospitals();
});
beforeEach(async () => {
  doctorId = (await world.addDoctor(world.north)).id;
  visitTypes = `/v1/doctors/${doctorId}/visit-types`;
});
afterAll(() => world.close());

const add = (token: string, body: unknown = video) => world.call('POST', visitTypes, { token, body });

describe('200 and 201', () => {
  it('adds one, by the hospital or the doctor', async () => {
    const doctor = world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId });
    const byStaff = await add(world.north.staff);
    const byDoctor = await add(doctor, { ...video, name: 'Call' });

    expect(byStaff.status).toBe(201);
    expect(byStaff.body).toMatchObject({ ...video, doctorId, active: true, version: 1 });
    expect(byDoctor.status).toBe(201);
    expect((await world.get(`/v1/doctors/${doctorId}`)).body.visitTypes).toEqual([
      byStaff.body,
      byDoctor.body,
    ]);
  });

  it('changes the fee, and keeps the rest', async () => {
    const { id } = (await add(world.north.staff)).body;
    const { status, body } = await world.call('PATCH', `${visitTypes}/${id}`, {
      token: world.north.staff,
      body: { fee: { amountMinor: 0, currency: 'INR' } },
      headers: { 'if-match': '"1"' },
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ ...video, fee: { amountMinor: 0, currency: 'INR' }, version: 2 });
  });
});

describe('204', () => {
  it('takes one off offer without losing it, and again is a no-op', async () => {
    const { id } = (await add(world.north.staff)).body;
    const remove = () => world.call('DELETE', `${visitTypes}/${id}`, { token: world.north.staff });

    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await world.get(visitTypes)).body.items).toEqual([]);
    expect((await world.get(visitTypes, world.north.staff)).body.items).toMatchObject([
      { id, active: false, version: 2 },
    ]);
  });
});

describe('404', () => {
  it('lets a stranger change nothing', async () => {
    const { id } = (await add(world.north.staff)).body;
    const token = world.south.staff;
    const answers = [
      await add(token),
      await world.call('PATCH', `${visitTypes}/${id}`, { token, body: { name: 'x' } }),
      await world.call('DELETE', `${visitTypes}/${id}`, { token }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it("finds no visit type under another doctor's address", async () => {
    const { id } = (await add(world.north.staff)).body;
    const other = await world.addDoctor(world.north);
    const { status } = await world.call('PATCH', `/v1/doctors/${other.id}/visit-types/${id}`, {
      token: world.north.staff,
      body: { name: 'x' },
    });

    expect(status).toBe(404);
  });
});

describe('409, 412 and 422', () => {
  it.each([
    ['ends in thousandths no card knows', { amountMinor: 1_255, currency: 'KWD' }, 'not_a_card_step'],
    ['is more than a card can be charged', { amountMinor: 100_000_000, currency: 'INR' }, 'above_card_limit'],
  ])('refuses an online fee that %s, also when it only becomes online', async (_, fee, code) => {
    const online = await add(world.north.staff, { ...video, fee });
    const later = await add(world.north.staff, { ...video, fee, payment: 'at_visit' });
    const becomes = await world.call('PATCH', `${visitTypes}/${String(later.body.id)}`, {
      token: world.north.staff,
      body: { payment: 'online' },
    });

    expect([online.status, later.status, becomes.status]).toEqual([422, 201, 422]);
    expect(online.body.errors).toMatchObject([{ pointer: '/fee/amountMinor', code }]);
    expect(becomes.body.errors).toMatchObject([{ code }]);
  });

  it('refuses a second of the same name', async () => {
    await add(world.north.staff);

    expect((await add(world.north.staff)).body.code).toBe('conflict.exists');
  });

  it('refuses a change by one who saw an older version', async () => {
    const { id } = (await add(world.north.staff)).body;
    const { status } = await world.call('PATCH', `${visitTypes}/${id}`, {
      token: world.north.staff,
      body: { name: 'x' },
      headers: { 'if-match': '5' },
    });

    expect(status).toBe(412);
  });

  it.each([
    [{ durationMinutes: 4 }, '/durationMinutes'],
    [{ durationMinutes: 481 }, '/durationMinutes'],
    [{ fee: { amountMinor: 1.5, currency: 'INR' } }, '/fee/amountMinor'],
    [{ fee: { amountMinor: 1, currency: 'RUPEE' } }, '/fee/currency'],
    [{ mode: 'letter' }, '/mode'],
  ])('refuses %j', async (fields, pointer) => {
    const { status, body } = await add(world.north.staff, { ...video, ...fields });

    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});
