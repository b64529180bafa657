import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
});
afterAll(() => world.close());

const whole = {
  fullName: 'Dr. Meera Iyer',
  externalId: 'D-1',
  email: 'meera@north.test',
  phone: '+919876543210',
  licenceNumber: 'KA-12345',
  credentials: 'MBBS, MD',
  bio: 'Hearts.',
  specialties: [' Cardiology ', 'cardiology', 'Internal  Medicine'],
  languages: ['English', 'hi', 'Hindi'],
  visitTypes: [
    {
      name: 'First visit',
      durationMinutes: 30,
      fee: { amountMinor: 50_000, currency: 'INR' },
      mode: 'in_person',
      payment: 'at_visit',
    },
  ],
};

const confidential = ['externalId', 'email', 'phone', 'licenceNumber', 'createdAt'];

function patch(id: string, token: string, body: unknown, headers = {}) {
  return world.call('PATCH', `/v1/doctors/${id}`, { token, body, headers });
}

describe('201', () => {
  it('adds a doctor with what can be booked, in tidy specialties and language tags', async () => {
    const doctor = await world.addDoctor(world.north, whole);

    expect(doctor).toMatchObject({
      ...whole,
      specialties: ['cardiology', 'internal medicine'],
      languages: ['en', 'hi'],
      status: 'active',
      rating: { average: null, count: 0 },
      nextAvailableAt: null,
      hospital: { id: world.north.id, slug: 'north' },
      location: { id: world.north.locationId, timeZone: 'Asia/Kolkata' },
      visitTypes: [{ ...whole.visitTypes[0], active: true, version: 1 }],
      updatedAt: '2026-12-01T06:00:00.000Z',
    });
  });

  it('lets an admin name the hospital', async () => {
    const body = { fullName: 'Dr. Q', hospitalId: world.south.id };
    const { status, body: doctor } = await world.call('POST', '/v1/doctors', { token: world.admin, body });

    expect([status, doctor.hospital?.slug]).toEqual([201, 'south']);
  });
});

describe('200', () => {
  it('shows the public a profile without e-mail, phone and licence number', async () => {
    const { id } = await world.addDoctor(world.north, { ...whole, externalId: 'D-2' });
    const staff = await world.get(`/v1/doctors/${id}`, world.north.staff);
    const himself = await world.get(
      `/v1/doctors/${id}`,
      world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId: id }),
    );
    const strangers = await Promise.all([
      world.get(`/v1/doctors/${id}`),
      world.get(`/v1/doctors/${id}`, world.south.staff),
      world.get(`/v1/doctors/${id}`, world.tokenFor({ role: 'patient' })),
    ]);

    expect(staff.body).toMatchObject({ email: whole.email, licenceNumber: whole.licenceNumber });
    expect(himself.body).toEqual(staff.body);
    for (const { status, body } of strangers) {
      expect(status).toBe(200);
      expect(Object.keys(body).filter((field) => confidential.includes(field))).toEqual([]);
      expect(body.fullName).toBe(whole.fullName);
    }
  });

  it('changes what is named, empties what is null, and moves the version on once', async () => {
    const { id } = await world.addDoctor(world.north, { ...whole, externalId: 'D-3' });
    const change = { bio: null, languages: ['Kannada'], locationId: null };
    const changed = await patch(id, world.north.staff, change, { 'if-match': '"1"' });
    const same = await patch(id, world.north.staff, change, { 'if-match': '"1"' });

    expect(changed.body).toMatchObject({
      bio: null,
      languages: ['kn'],
      location: null,
      email: whole.email,
      version: 2,
    });
    expect([same.status, same.body]).toEqual([200, changed.body]);
  });

  it('lets doctors keep their own bio, languages and phone', async () => {
    const { id } = await world.addDoctor(world.north);
    const token = world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId: id });
    const { status, body } = await patch(id, token, {
      bio: 'Me.',
      languages: ['ta'],
      phone: '+441632960001',
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ bio: 'Me.', languages: ['ta'], phone: '+441632960001' });
  });

  it('hides a suspended doctor from the public until he is back', async () => {
    const { id } = await world.addDoctor(world.north);
    await patch(id, world.north.staff, { status: 'suspended' });
    const away = await world.get(`/v1/doctors/${id}`);
    await patch(id, world.north.staff, { status: 'active' });
    const back = await world.get(`/v1/doctors/${id}`);

    expect([away.status, back.status]).toEqual([404, 200]);
  });
});

describe('403', () => {
  it('names each field that is not the doctor’s to change', async () => {
    const { id } = await world.addDoctor(world.north);
    const token = world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId: id });
    const { status, body } = await patch(id, token, { bio: 'x', licenceNumber: 'y', status: 'suspended' });

    expect(status).toBe(403);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/licenceNumber',
      '/status',
    ]);
  });

  it('lets no patient add a doctor', async () => {
    const token = world.tokenFor({ role: 'patient' });
    const { status } = await world.call('POST', '/v1/doctors', { token, body: { fullName: 'x' } });

    expect(status).toBe(403);
  });
});

describe('404', () => {
  it('lets staff and doctors of one hospital touch no doctor of another', async () => {
    const { id } = await world.addDoctor(world.north);
    const colleague = await world.addDoctor(world.north);
    const tokens = [
      world.south.staff,
      world.tokenFor({ role: 'doctor', hospitalId: world.north.id, doctorId: colleague.id }),
    ];
    for (const token of tokens) {
      expect((await patch(id, token, { bio: 'x' })).status).toBe(404);
    }
    const body = { fullName: 'x', hospitalId: world.north.id };
    const added = await world.call('POST', '/v1/doctors', { token: world.south.staff, body });
    expect(added.status).toBe(404);
  });

  it('shows a pending doctor to his hospital alone', async () => {
    const { id } = await world.addDoctor(world.north, { status: 'pending' });
    const tokens = [undefined, world.south.staff, world.north.staff, world.admin];
    const answers = await Promise.all(tokens.map((token) => world.get(`/v1/doctors/${id}`, token)));

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200, 200]);
  });
});

describe('409', () => {
  it('refuses an external id of the hospital that is taken, but not one of another hospital', async () => {
    const body = { fullName: 'x', externalId: 'same' };
    const codes = [];
    for (const token of [world.north.staff, world.north.staff, world.south.staff]) {
      codes.push((await world.call('POST', '/v1/doctors', { token, body })).status);
    }

    expect(codes).toEqual([201, 409, 201]);
  });

  it('leaves verifying a pending doctor to an admin', async () => {
    const { id } = await world.addDoctor(world.north, { status: 'pending' });
    const byStaff = await patch(id, world.north.staff, { status: 'active' });
    const byAdmin = await patch(id, world.admin, { status: 'active' });

    expect([byStaff.status, byStaff.body.code]).toEqual([409, 'doctors.invalid_transition']);
    expect([byAdmin.status, byAdmin.body.status]).toEqual([200, 'active']);
  });
});

describe('412', () => {
  it('refuses a change by one who saw an older version', async () => {
    const { id } = await world.addDoctor(world.north);
    const { status, body } = await patch(id, world.north.staff, { bio: 'x' }, { 'if-match': '"2"' });

    expect([status, body.code]).toEqual([412, 'conflict.version']);
  });
});

describe('422', () => {
  it("refuses another hospital's location", async () => {
    const body = { fullName: 'x', locationId: world.south.locationId };
    const { status, body: problem } = await world.call('POST', '/v1/doctors', {
      token: world.north.staff,
      body,
    });

    expect([status, problem.code]).toEqual([422, 'doctors.unknown_location']);
  });

  it('names every fault at once', async () => {
    const body = {
      fullName: '',
      email: 'none',
      phone: 'call me',
      languages: ['Klingonese'],
      specialties: ['  '],
      visitTypes: [{ name: 'x', durationMinutes: 1, fee: { amountMinor: -1, currency: 'inr' }, mode: 'fax' }],
    };
    const { status, body: problem } = await world.call('POST', '/v1/doctors', {
      token: world.north.staff,
      body,
    });

    expect(status).toBe(422);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/email',
      '/fullName',
      '/languages/0',
      '/phone',
      '/specialties/0',
      '/visitTypes/0/durationMinutes',
      '/visitTypes/0/fee/amountMinor',
      '/visitTypes/0/fee/currency',
      '/visitTypes/0/mode',
      '/visitTypes/0/payment',
    ]);
  });

  it('asks an admin for the hospital', async () => {
    const { status, body } = await world.call('POST', '/v1/doctors', {
      token: world.admin,
      body: { fullName: 'x' },
    });

    expect([status, body.errors[0].pointer]).toEqual([422, '/hospitalId']);
  });
});
