import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

describe('the account of a doctor', () => {
  let world: TwoHospitals;

  beforeAll(async () => {
    world = await startTwoHospitals();
  });
  afterAll(() => world.close());

  const create = (email: string, hospitalId: string, doctorId: string) =>
    world.call('POST', '/v1/admin/users', {
      token: world.admin,
      body: {
        email,
        password: 'correct horse battery',
        fullName: 'Asha Rao',
        role: 'doctor',
        hospitalId,
        doctorId,
      },
    });

  it('is of the hospital the doctor is of', async () => {
    const doctor = await world.addDoctor(world.north);
    const { status, body } = await create('asha@example.test', world.north.id, doctor.id);

    expect(status).toBe(201);
    expect(body).toMatchObject({ role: 'doctor', hospitalId: world.north.id, doctorId: doctor.id });
  });

  it('is refused with the hospital of others, and with a doctor who is not there', async () => {
    const doctor = await world.addDoctor(world.north);
    const elsewhere = await create('elsewhere@example.test', world.south.id, doctor.id);
    const nobody = await create(
      'nobody@example.test',
      world.south.id,
      '018f3b5a-0000-7000-8000-000000000001',
    );

    for (const { status, body } of [elsewhere, nobody]) {
      expect([status, body.code]).toEqual([422, 'request.invalid']);
      expect(body.errors).toEqual([
        { pointer: '/doctorId', code: 'unknown', detail: 'Not a doctor of that hospital.' },
      ]);
    }
    const { rows } = await world.sql.query(
      `select from accounts where email in ('elsewhere@example.test', 'nobody@example.test')`,
    );
    expect(rows).toEqual([]);
  });
});
