import { auditLog } from '../../../../test/audit-log.ts';
import { startTwoHospitals, type TwoHospitals } from '../../../../test/two-hospitals.ts';

const password = 'correct horse battery';

let world: TwoHospitals;

beforeAll(async () => {
  world = await startTwoHospitals();
  for (const [email, fullName] of [
    ['mila.rose@example.test', 'Mila Rose'],
    ['milan@example.test', 'Milan Kundera'],
    ['zoe@pena.test', 'Zoë Peña'],
    ['desk@north.test', 'Front Desk'],
  ] as const) {
    const staff = email.startsWith('desk');
    const body = {
      email,
      password,
      fullName,
      role: staff ? 'staff' : 'patient',
      hospitalId: staff ? world.north.id : null,
    };
    await world.call('POST', '/v1/admin/users', { token: world.admin, body });
  }
});
afterAll(() => world.close());

const list = async (query: string) => (await world.get(`/v1/admin/users?${query}`, world.admin)).body;
const names = async (query: string): Promise<string[]> =>
  (await list(query)).items.map(({ fullName }: { fullName: string }) => fullName);
const idOf = async (email: string): Promise<string> => {
  const { rows } = await world.sql.query<{ id: string }>('select id from accounts where email = $1', [email]);
  return rows[0]!.id;
};
const signIn = (email: string, secret = password) =>
  world.call('POST', '/v1/auth/sessions', { body: { email, password: secret } });

describe('200', () => {
  it('finds an account by the beginnings of words of its name or address, and by nearly so', async () => {
    expect(await names('q=mila')).toEqual(['Mila Rose', 'Milan Kundera']);
    expect(await names('q=ros%20mil')).toEqual(['Mila Rose']);
    expect(await names('q=mila.rose%40example.test')).toEqual(['Mila Rose']);
    expect(await names('q=kunderra')).toEqual(['Milan Kundera']);
    expect(await names('q=pena')).toEqual(['Zoë Peña']);
    expect(await names('q=north')).toEqual(['Front Desk']);
    expect(await names('q=gupta')).toEqual([]);
  });

  it('filters by role, status and hospital, the newest first', async () => {
    expect(await names('role=patient')).toEqual(['Zoë Peña', 'Milan Kundera', 'Mila Rose']);
    expect(await names(`hospitalId=${world.north.id}`)).toEqual(['Front Desk']);
    expect(await names(`hospitalId=${world.north.id}&role=patient`)).toEqual([]);
    expect(await names('status=suspended')).toEqual([]);
    expect(await names('status=active&role=staff')).toEqual(['Front Desk']);
  });

  it.each(['role=patient', 'q=example', 'q=mila'])('every page of %s has its own', async (query) => {
    const whole = await names(query);
    const walked: string[] = [];
    let cursor = '';
    do {
      const page = await list(`${query}&limit=1${cursor}`);
      walked.push(...page.items.map(({ fullName }: { fullName: string }) => fullName));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(walked).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });

  it('tells of sign-ins, and of the lock after failures', async () => {
    const id = await idOf('milan@example.test');
    const before = await world.get(`/v1/admin/users/${id}`, world.admin);
    expect(before.body).toMatchObject({
      status: 'active',
      openSessions: 0,
      lastSignInAt: null,
      lockedUntil: null,
    });
    expect(before.body).not.toHaveProperty('passwordHash');

    await signIn('milan@example.test');
    await signIn('milan@example.test');
    for (let n = 0; n < 5; n++) await signIn('Milan@Example.test', 'not the password');
    const after = await world.get(`/v1/admin/users/${id}`, world.admin);
    expect(after.body).toMatchObject({
      openSessions: 2,
      lastSignInAt: '2026-12-01T06:00:00.000Z',
      lockedUntil: '2026-12-01T06:01:00.000Z',
    });
    world.clock.advance({ minutes: 2 });
    expect((await world.get(`/v1/admin/users/${id}`, world.admin)).body.lockedUntil).toBeNull();
  });

  it('shows the sessions of somebody, and ends all: their access tokens too, at once', async () => {
    const id = await idOf('zoe@pena.test');
    const [one, other] = [(await signIn('zoe@pena.test')).body, (await signIn('zoe@pena.test')).body];
    const sessions = `/v1/admin/users/${id}/sessions`;
    const listed = await world.get(sessions, world.admin);
    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.items[0]).toMatchObject({ current: false, deviceName: null });

    const ended = await world.call('DELETE', sessions, { token: world.admin });
    expect(ended.status).toBe(204);
    for (const { accessToken, refreshToken } of [one, other]) {
      expect((await world.get('/v1/me', accessToken)).status).toBe(401);
      const refreshed = await world.call('POST', '/v1/auth/sessions/refresh', { body: { refreshToken } });
      expect([refreshed.status, refreshed.body.code]).toEqual([401, 'auth.unauthenticated']);
    }
    expect((await world.get(sessions, world.admin)).body.items).toEqual([]);
    expect((await signIn('zoe@pena.test')).status).toBe(201);
  });

  it('ends what is open, and neither counts nor touches what has run out', async () => {
    const id = await idOf('mila.rose@example.test');
    const runOut =
      "update sessions set expires_at = '2026-11-30T06:00:00Z' where account_id = $1 and revoked_at is null";
    const end = () => world.call('DELETE', `/v1/admin/users/${id}/sessions`, { token: world.admin });
    const told = async () =>
      (await auditLog(world)).filter(
        ({ action, resourceId }) => action === 'user.sessions_ended' && resourceId === id,
      );

    await signIn('mila.rose@example.test');
    await world.sql.query(runOut, [id]);
    expect((await end()).status).toBe(204);
    expect(await told()).toEqual([]);

    await signIn('mila.rose@example.test');
    await end();
    expect(await told()).toMatchObject([{ details: { sessionsEnded: 1 } }]);
  });
});

describe('403', () => {
  it.each(['patient', 'doctor', 'staff'] as const)('a %s sees no accounts', async (role) => {
    expect((await world.get('/v1/admin/users', world.tokenFor({ role }))).status).toBe(403);
  });
});

describe('404', () => {
  const stranger = '018f3b5a-0000-7000-8000-000000000001';

  it.each<[string, string]>([
    ['GET', ''],
    ['POST', '/suspension'],
    ['DELETE', '/suspension'],
    ['GET', '/sessions'],
    ['DELETE', '/sessions'],
  ])('%s …%s of an account that is not there', async (method, path) => {
    const answer = await world.call(method, `/v1/admin/users/${stranger}${path}`, {
      token: world.admin,
      ...(method === 'POST' && { body: { reason: 'x' } }),
    });
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });
});

describe('422', () => {
  it('names what is wrong with a search', async () => {
    const { status, body } = await world.get(
      '/v1/admin/users?role=king&status=gone&hospitalId=x&page=2',
      world.admin,
    );
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/hospitalId',
      '/page',
      '/role',
      '/status',
    ]);
  });

  it('a cursor that was made up', async () => {
    const cursor = Buffer.from('["1e9","x"]').toString('base64url');
    expect((await world.get(`/v1/admin/users?cursor=${cursor}`, world.admin)).body.errors[0].pointer).toBe(
      '/cursor',
    );
  });
});
