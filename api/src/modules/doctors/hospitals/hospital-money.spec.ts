import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
});
afterAll(() => world.close());

const change = (token: string, body: unknown) =>
  world.call('PATCH', `/v1/hospitals/${world.north.id}`, { token, body });
const read = (token?: string) => world.get(`/v1/hospitals/${world.north.id}`, token);

describe('200', () => {
  it('lets the hospital say who it is in law, for everybody to read', async () => {
    const { status } = await change(world.north.staff, { legalName: 'North Ltd.', taxLine: 'GSTIN 29ABC' });

    expect(status).toBe(200);
    expect((await read()).body).toMatchObject({ legalName: 'North Ltd.', taxLine: 'GSTIN 29ABC' });

    await change(world.north.staff, { taxLine: null });
    expect((await read()).body).toMatchObject({ legalName: 'North Ltd.', taxLine: null });
  });

  it('lets an admin set the fee and the account, and shows them to the hospital’s staff and to admins alone', async () => {
    const terms = { stripeAccountId: 'acct_1032D82eZvKYlo2C', platformFeeBps: 250 };
    expect((await change(world.admin, terms)).body).toMatchObject(terms);

    expect((await read(world.north.staff)).body).toMatchObject(terms);
    expect((await read(world.admin)).body).toMatchObject(terms);
    const doctor = world.tokenFor({ role: 'doctor', hospitalId: world.north.id });
    for (const stranger of [undefined, world.south.staff, doctor, world.tokenFor({ role: 'patient' })]) {
      const { body } = await read(stranger);
      expect(Object.keys(body).filter((name) => name in terms)).toEqual([]);
    }
  });

  it('shows no terms in the public list', async () => {
    const { body } = await world.get('/v1/hospitals');

    expect(JSON.stringify(body)).not.toMatch(/stripeAccountId|platformFeeBps/);
  });
});

describe('403', () => {
  it.each([{ platformFeeBps: 0 }, { stripeAccountId: 'acct_mine' }, { name: 'X', platformFeeBps: null }])(
    'refuses %j by staff, and changes nothing',
    async (body) => {
      const before = await read(world.north.staff);
      const { status, body: problem } = await change(world.north.staff, body);

      expect([status, problem.code]).toEqual([403, 'auth.forbidden']);
      expect((await read(world.north.staff)).body).toEqual(before.body);
    },
  );
});

describe('422', () => {
  it('names what is no account, no fee and no name', async () => {
    const body = {
      stripeAccountId: 'ba_1',
      platformFeeBps: 10_001,
      legalName: ' ',
      taxLine: 'x'.repeat(201),
    };
    const { status, body: problem } = await change(world.admin, body);

    expect(status).toBe(422);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/legalName',
      '/platformFeeBps',
      '/stripeAccountId',
      '/taxLine',
    ]);
  });
});
