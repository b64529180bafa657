import { type Applicants, required, startApplicants } from '../../../../test/applicants.ts';

let world: Applicants;

beforeAll(async () => {
  world = await startApplicants();
});
afterAll(() => world.close());

const approve = { outcome: 'approved' };
const reject = { outcome: 'rejected', reason: 'The register does not know the licence.' };
const search = async (name: string) =>
  (await world.get(`/v1/doctors?q=${encodeURIComponent(name)}`)).body.items;
const accountOf = async (id: string) =>
  (await world.rows('select role, hospital_id, doctor_id, version from accounts where id = $1', [id]))[0];

describe('an approval', () => {
  it('needs every required check passed, and says which are missing', async () => {
    const { id } = await world.submitted();
    const untouched = await world.decide(id, approve);
    expect([untouched.status, untouched.body.code, untouched.body.missing]).toEqual([
      409,
      'doctors.checks_missing',
      [...required],
    ]);
    for (const name of required) await world.check(id, name);
    await world.check(id, 'qualification', { outcome: 'failed' });
    const failed = await world.decide(id, approve);
    expect([failed.body.code, failed.body.missing]).toEqual(['doctors.checks_missing', ['qualification']]);
    await world.check(id, 'qualification');
    await world.check(id, 'indemnity_insurance', { outcome: 'failed' });
    expect((await world.decide(id, approve)).status).toBe(200);
  });
});

describe('a rejection', () => {
  it('tells the applicant why, makes nobody a doctor, and lets them apply again', async () => {
    const { id, applicant, fullName } = await world.submitted();
    const { status, body } = await world.decide(id, reject);
    expect([status, body.status, body.decision.reason]).toEqual([200, 'rejected', reject.reason]);
    expect(await accountOf(applicant.accountId)).toMatchObject({
      role: 'patient',
      doctor_id: null,
      version: 1,
    });
    expect(await search(fullName)).toEqual([]);

    const { accessToken } = await world.signIn(applicant.email);
    const told = await world.get('/v1/me/doctor-application', accessToken);
    expect(told.body).toMatchObject({ status: 'rejected', decision: { reason: reject.reason } });
    expect(JSON.stringify(told.body)).not.toContain('admin:');
    const { email, password, ...said } = world.application();
    expect((await world.apply(said, accessToken)).status).toBe(201);
    const again = await world.get('/v1/me/doctor-application', accessToken);
    expect(again.body).toMatchObject({ status: 'submitted', decision: null });
    expect([email, password]).toHaveLength(2);
  });
});

describe('of two admins at once', () => {
  it('the second gets 412, whether or not they say what they saw, and the doctor is one', async () => {
    for (const headers of [{}, { 'if-match': '"5"' }] as Record<string, string>[]) {
      const { id, fullName, version } = await world.checked();
      expect(version).toBe(5);
      const answers = await Promise.all([
        world.decide(id, approve, headers),
        world.decide(id, reject, headers, world.tokenFor({ role: 'admin' })),
        world.decide(id, approve, headers, world.tokenFor({ role: 'admin' })),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
      const won = answers.find(({ status }) => status === 200)!.body;
      expect(await search(fullName)).toHaveLength(won.status === 'approved' ? 1 : 0);
    }
  });

  it('one who checks while the other decides is told so', async () => {
    const { id } = await world.checked();
    const [decided, checked] = await Promise.all([
      world.decide(id, approve, { 'if-match': '"5"' }),
      world.check(id, 'identity', { outcome: 'failed' }, { 'if-match': '"5"' }),
    ]);
    expect([decided.status, checked.status].sort()).toEqual([200, 412]);
  });

  it('the same decision sent twice with one key is one', async () => {
    const { id } = await world.checked();
    const headers = { 'idempotency-key': 'once' };
    const answers = [await world.decide(id, approve, headers), await world.decide(id, approve, headers)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers['idempotency-replayed']).toBe('true');
  });
});

describe('409', () => {
  it('nothing is checked or decided any more once it has been, by who has seen that', async () => {
    const { id } = await world.submitted();
    await world.decide(id, reject);
    const seen = { 'if-match': '"2"' };
    const codes = [
      (await world.decide(id, approve, seen)).body.code,
      (await world.decide(id, reject, seen)).body.code,
      (await world.check(id, 'identity', { outcome: 'passed' }, seen)).body.code,
    ];
    expect(codes).toEqual(Array(3).fill('doctors.application_closed'));
  });
});

describe('422', () => {
  it.each<[string, object, string[]]>([
    ['a rejection without a reason', { outcome: 'rejected' }, ['/reason']],
    ['another outcome', { outcome: 'postponed' }, ['/outcome']],
    [
      'a rejection with a doctor',
      { ...reject, doctorId: '018f3b5a-0000-7000-8000-000000000001' },
      ['/doctorId'],
    ],
  ])('%s', async (_, body, expected) => {
    const { id } = await world.submitted();
    const answer = await world.decide(id, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(expected);
  });
});
