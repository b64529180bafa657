import { type Applicants, startApplicants } from '../../../../test/applicants.ts';
import { auditLog } from '../../../../test/audit-log.ts';

let world: Applicants;

beforeAll(async () => {
  world = await startApplicants();
});
afterAll(() => world.close());

const list = async (query: string) =>
  (await world.get(`/v1/admin/doctor-applications?${query}`, world.admin)).body;
const namesOf = async (query: string): Promise<string[]> =>
  (await list(query)).items.map(({ fullName }: { fullName: string }) => fullName);
const own = (token: string) => world.get('/v1/me/doctor-application', token);
const pointers = ({ body }: { body: any }): string[] =>
  body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();

describe('a doctor who registers', () => {
  it('gets an account that follows the application, and is no doctor yet', async () => {
    const body = world.application(world.north, { bio: 'Hearts.', phone: '+919876543210' });
    const answer = await world.apply(body);
    expect([answer.status, answer.body]).toEqual([201, { email: body['email'] }]);

    const { user, accessToken } = await world.signIn(body['email']);
    expect(user).toMatchObject({ role: 'patient', doctorId: null, fullName: body['fullName'] });
    const { body: followed } = await own(accessToken);
    expect(followed).toMatchObject({
      status: 'submitted',
      hospital: { id: world.north.id, name: 'north hospital' },
      fullName: body['fullName'],
      specialties: ['cardiology'],
      languages: ['en', 'hi'],
      licence: body['licence'],
      decision: null,
      doctorId: null,
      version: 1,
    });
    expect(followed).not.toHaveProperty('checks');
    expect((await world.get(`/v1/doctors?q=${encodeURIComponent(body['fullName'])}`)).body.items).toEqual([]);
  });

  it('with a known address is answered the same, and nothing comes of it', async () => {
    const body = world.application();
    const first = await world.apply(body);
    const [entries, events] = [await auditLog(world), await world.rows('select from outbox_events')];
    const again = await world.apply({ ...body, fullName: 'Somebody Else', password: 'another good one' });

    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const rows = await world.rows('select full_name from doctor_applications where email = $1', [
      body['email'],
    ]);
    expect(rows).toEqual([{ full_name: body['fullName'] }]);
    expect(await auditLog(world)).toHaveLength(entries.length);
    expect(await world.rows('select from outbox_events')).toHaveLength(events.length);
  });

  it('ten times at a time is one applicant', async () => {
    const body = world.application();
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.apply(body)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const rows = await world.rows('select from doctor_applications where email = $1', [body['email']]);
    expect(rows).toHaveLength(1);
  });

  it('and is signed in applies with that account, once at a time', async () => {
    const patient = world.application();
    await world.call('POST', '/v1/auth/register', {
      body: { email: patient['email'], password: patient['password'], fullName: 'Asha Rao' },
    });
    const { accessToken, user } = await world.signIn(patient['email']);
    const { email, password, ...said } = patient;
    const answers = await Promise.all([1, 2, 3].map(() => world.apply(said, accessToken)));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 201)?.body).toEqual({ email });
    const [found] = (await list(`q=${encodeURIComponent(email as string)}`)).items;
    expect(found.applicant).toEqual({ accountId: user.id, email, suspended: false });
    expect(pointers(await world.apply({ ...said, email, password }, accessToken))).toEqual([
      '/email',
      '/password',
    ]);
  });

  it('stands in the audit log, and is told to the others', async () => {
    const before = (await auditLog(world)).length;
    const { id, applicant } = await world.submitted();
    const written = (await auditLog(world, before)).filter(({ resourceId }) => resourceId === id);
    expect(written).toMatchObject([
      { action: 'doctor_application.submitted', actor: 'anonymous', hospitalId: world.north.id },
    ]);
    const [event] = await world.rows(
      `select payload from outbox_events where type = 'doctor_application.submitted' order by id desc limit 1`,
    );
    expect(event.payload).toEqual({
      applicationId: id,
      accountId: applicant.accountId,
      hospitalId: world.north.id,
      doctorId: null,
    });
  });
});

describe('the queue', () => {
  it('finds by name, address and licence number, mistyped too, at a hospital and by status', async () => {
    const licence = { number: 'TN/77 881', authority: 'Tamil Nadu Medical Council', country: 'IN' };
    await world.submitted(world.south, { fullName: 'Dr. Zoë Peña', email: 'zoe@pena.test', licence });
    const { id } = await world.submitted(world.south, { fullName: 'Dr. Wei Lai' });
    await world.check(id, 'identity');

    expect(await namesOf('q=pena')).toEqual(['Dr. Zoë Peña']);
    expect(await namesOf('q=peañ')).toEqual(['Dr. Zoë Peña']);
    expect(await namesOf('q=zoe%40pena.test')).toEqual(['Dr. Zoë Peña']);
    expect(await namesOf('q=77881')).toEqual([]);
    expect(await namesOf('q=TN%2F77%20881')).toEqual(['Dr. Zoë Peña']);
    expect(await namesOf(`hospitalId=${world.south.id}`)).toEqual(['Dr. Zoë Peña', 'Dr. Wei Lai']);
    expect(await namesOf(`hospitalId=${world.south.id}&status=in_review`)).toEqual(['Dr. Wei Lai']);
    expect(await namesOf(`hospitalId=${world.south.id}&status=rejected`)).toEqual([]);
    expect(await namesOf(`hospitalId=${world.south.id}&status=all`)).toEqual(['Dr. Wei Lai', 'Dr. Zoë Peña']);
  });

  it('is walked page by page, who waits longest first', async () => {
    const whole = await namesOf('limit=100');
    const walked: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=2${cursor}`);
      walked.push(...page.items.map(({ fullName }: { fullName: string }) => fullName));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');

    expect(walked).toEqual(whole);
    expect(whole.length).toBeGreaterThan(4);
  });

  it('shows whom the hospital knows by the licence, however it is parted, or by the address', async () => {
    const licensed = await world.addDoctor(world.north, { licenceNumber: 'mh 4711/a' });
    const written = await world.addDoctor(world.north, { email: 'known@practice.test', status: 'pending' });
    await world.addDoctor(world.south, { licenceNumber: 'MH-4711-A' });
    const licence = { number: 'MH-4711-A', authority: 'MMC', country: 'IN' };
    const { knownDoctors } = await world.submitted(world.north, { email: 'known@practice.test', licence });

    expect(knownDoctors).toMatchObject([
      { id: licensed.id, status: 'active', hasAccount: false },
      { id: written.id, status: 'pending', hasAccount: false },
    ]);
  });
});

describe('a check', () => {
  it('takes the application into review, says who looked when and where, and can be taken back', async () => {
    const { id, checks } = await world.submitted();
    expect(checks.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(5).fill('pending'));
    const looked = { outcome: 'failed', note: 'Not in the register.', evidence: 'https://register.test/1' };
    const { status, body } = await world.check(id, 'licence_register', looked, { 'if-match': '"1"' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'in_review', version: 2 });
    expect(body.checks[1]).toMatchObject({
      ...looked,
      name: 'licence_register',
      required: true,
      by: expect.stringMatching(/^admin:/),
      at: '2026-12-01T06:00:00.000Z',
    });
    const back = await world.check(id, 'licence_register', { outcome: 'pending' });
    expect(back.body).toMatchObject({ status: 'in_review', version: 3 });
    expect(back.body.checks[1]).toMatchObject({ outcome: 'pending', note: null, evidence: null });
  });

  it('tells the name of who looked, as the decision does of who decided', async () => {
    const email = 'noor@admins.test';
    const account = { email, password: 'correct horse battery', fullName: 'Noor Haddad', role: 'admin' };
    await world.call('POST', '/v1/admin/users', { token: world.admin, body: account });
    const { accessToken: token } = await world.signIn(email);
    const { id } = await world.submitted();
    const path = `/v1/admin/doctor-applications/${id}`;

    const looked = await world.call('PUT', `${path}/checks/identity`, { token, body: { outcome: 'failed' } });
    expect(looked.body.checks.map(({ byName }: { byName: string | null }) => byName)).toEqual([
      'Noor Haddad',
      ...Array(4).fill(null),
    ]);
    await world.decide(id, { outcome: 'rejected', reason: 'Nobody knows them.' }, {}, token);
    expect((await world.get(path, world.admin)).body.decision).toMatchObject({ byName: 'Noor Haddad' });
  });

  it('sent again changes nothing; what changed stands in the audit log without the note', async () => {
    const { id } = await world.submitted();
    const before = (await auditLog(world)).length;
    await world.check(id, 'identity', { outcome: 'passed', note: 'Passport seen.' });
    const seen = { 'if-match': '"1"' };
    const again = await world.check(id, 'identity', { outcome: 'passed', note: 'Passport seen.' }, seen);
    const other = await world.check(id, 'identity', { outcome: 'failed', note: 'Forged.' }, seen);

    expect([again.status, again.body.version, other.status]).toEqual([200, 2, 412]);
    const entries = await auditLog(world, before);
    expect(entries.map(({ action, details }) => [action, details])).toEqual([
      ['doctor_application.checked', { check: 'identity', outcome: { from: 'pending', to: 'passed' } }],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Passport');
  });

  it('of two admins at once is written by the first', async () => {
    const { id } = await world.submitted();
    const seen = { 'if-match': '"1"' };
    const answers = await Promise.all([
      world.check(id, 'identity', { outcome: 'passed' }, seen),
      world.check(id, 'identity', { outcome: 'failed' }, seen),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('403', () => {
  it.each(['patient', 'doctor', 'staff'] as const)('a %s sees no queue', async (role) => {
    expect((await world.get('/v1/admin/doctor-applications', world.tokenFor({ role }))).status).toBe(403);
  });

  it('whoever works for a hospital already does not apply', async () => {
    for (const token of [world.north.staff, world.admin]) {
      const { email, password, ...said } = world.application();
      const answer = await world.apply(said, token);
      expect([answer.status, answer.body.code, email, password]).toEqual([
        403,
        'auth.forbidden',
        expect.any(String),
        expect.any(String),
      ]);
    }
  });
});

describe('404', () => {
  it('at a hospital that is not there, and of who has not applied', async () => {
    const stranger = '018f3b5a-0000-7000-8000-000000000001';
    const nowhere = await world.apply(world.application(world.north, { hospitalId: stranger }));
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found']);
    expect((await own(world.tokenFor({ role: 'patient' }))).status).toBe(404);
    expect((await world.get(`/v1/admin/doctor-applications/${stranger}`, world.admin)).status).toBe(404);
    expect((await world.check(stranger, 'identity')).status).toBe(404);
  });
});

describe('422', () => {
  it('names every fault of an application at once', async () => {
    const answer = await world.apply({
      email: 'none',
      password: 'aaa',
      hospitalId: 'x',
      specialties: [],
      languages: ['Klingonese'],
      licence: { number: ' ', country: 'India' },
      phone: '080 4123',
      bio: '',
      role: 'admin',
    });
    expect(answer.status).toBe(422);
    expect([...new Set(pointers(answer))]).toEqual([
      '/bio',
      '/email',
      '/fullName',
      '/hospitalId',
      '/languages/0',
      '/licence/authority',
      '/licence/country',
      '/licence/number',
      '/password',
      '/phone',
      '/role',
      '/specialties',
    ]);
  });

  it('asks strangers for an address and a password that does not hold it', async () => {
    const { email, password, ...said } = world.application();
    expect(pointers(await world.apply(said))).toEqual(['/email', '/password']);
    expect(pointers(await world.apply({ ...said, email, password: `my ${email} it is` }))).toEqual([
      '/password',
    ]);
    expect((await world.apply({ ...said, email, password })).status).toBe(201);
  });

  it('knows its checks', async () => {
    const { id } = await world.submitted();
    expect((await world.check(id, 'horoscope')).status).toBe(422);
    expect(pointers(await world.check(id, 'identity', { outcome: 'maybe', note: '' }))).toEqual([
      '/note',
      '/outcome',
    ]);
  });
});
