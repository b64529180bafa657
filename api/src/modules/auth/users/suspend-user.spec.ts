import { auditLog } from '../../../../test/audit-log.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const password = 'correct horse battery';

let world: TestApp;
let people = 0;

beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const add = async (role: 'admin' | 'patient' = 'patient') => {
  const email = `${role}${++people}@example.test`;
  const body = { email, password, fullName: 'Some Body', role };
  const { body: account } = await world.call('POST', '/v1/admin/users', {
    token: world.tokenFor({ role: 'admin' }),
    body,
  });
  return { id: account.id as string, email };
};
const signIn = ({ email }: { email: string }, secret = password) =>
  world.call('POST', '/v1/auth/sessions', { body: { email, password: secret } });
const signedIn = async (person: { email: string }): Promise<string> =>
  (await signIn(person)).body.accessToken;
const suspend = (token: string, { id }: { id: string }, headers = {}) =>
  world.call('POST', `/v1/admin/users/${id}/suspension`, {
    token,
    body: { reason: 'Sold visits.' },
    headers,
  });
const reinstate = (token: string, { id }: { id: string }, headers = {}) =>
  world.call('DELETE', `/v1/admin/users/${id}/suspension`, { token, headers });

describe('the last admin', () => {
  it('stays, even where the account of the caller is gone', async () => {
    const chief = await add('admin');
    const { status, body } = await suspend(world.tokenFor({ role: 'admin' }), chief);

    expect([status, body.code]).toEqual([409, 'users.last_admin']);
    expect((await signIn(chief)).status).toBe(201);
  });
});

describe('a suspended account', () => {
  it('is out at once: access tokens, refresh tokens and sign-in', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const admin = await signedIn(chief);
    const session = (await signIn(mila)).body;
    expect((await world.call('GET', '/v1/me', { token: session.accessToken })).status).toBe(200);

    const { status, body } = await suspend(admin, mila, { 'if-match': '"1"' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'suspended',
      suspension: {
        ...{ reason: 'Sold visits.', by: `admin:${chief.id}`, byName: 'Some Body' },
        at: '2026-12-01T06:00:00.000Z',
      },
      openSessions: 0,
      version: 2,
    });
    expect((await world.call('GET', '/v1/me', { token: session.accessToken })).status).toBe(401);
    const { refreshToken } = session;
    const refreshed = await world.call('POST', '/v1/auth/sessions/refresh', { body: { refreshToken } });
    expect([refreshed.status, refreshed.body.code]).toEqual([401, 'auth.unauthenticated']);
  });

  it('is told so to whoever knows its password, without the reason, and to nobody else', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    await suspend(await signedIn(chief), mila);

    const known = await signIn(mila);
    expect([known.status, known.body.code]).toEqual([403, 'auth.suspended']);
    expect(JSON.stringify(known.body)).not.toContain('Sold');
    const guessed = await signIn(mila, 'not the password');
    const nobody = await signIn({ email: 'nobody@example.test' });
    const told = ({ status, body }: typeof guessed) => ({ status, ...body, requestId: undefined });
    expect(told(guessed)).toEqual(told(nobody));
  });

  it('tells nobody anything behind the lock, not even the right password', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    await suspend(await signedIn(chief), mila);
    for (let n = 0; n < 5; n++) await signIn(mila, 'not the password');

    expect((await signIn(mila)).body.code).toBe('auth.locked');
  });

  it('can be opened again; whoever was signed in signs in anew', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const [admin, token] = [await signedIn(chief), await signedIn(mila)];
    await suspend(admin, mila);
    const { status, body } = await reinstate(admin, mila, { 'if-match': '"2"' });

    expect([status, body.status, body.suspension, body.version]).toEqual([200, 'active', null, 3]);
    expect((await world.call('GET', '/v1/me', { token })).status).toBe(401);
    expect((await signIn(mila)).status).toBe(201);
  });

  it('stands in the audit log, and comes to stand there open again; the reason stays with the account', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const admin = await signedIn(chief);
    await signedIn(mila);
    await suspend(admin, mila);
    await reinstate(admin, mila);

    const entries = (await auditLog(world)).filter(({ resourceId }) => resourceId === mila.id);
    const told = entries.filter(({ action }) => ['user.suspended', 'user.reinstated'].includes(action));
    expect(told).toMatchObject([
      { action: 'user.suspended', actor: `admin:${chief.id}`, details: { sessionsEnded: 1 } },
      { action: 'user.reinstated', actor: `admin:${chief.id}`, details: {} },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Sold visits');
  });

  it('is suspended once, however often it was asked for with one key', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const admin = await signedIn(chief);
    const headers = { 'idempotency-key': 'once' };
    const answers = [await suspend(admin, mila, headers), await suspend(admin, mila, headers)];

    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
  });
});

describe('what was answered, and the answer was lost', () => {
  it('is answered again: the account stands open, and the log tells it once', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const admin = await signedIn(chief);
    await suspend(admin, mila);
    const seen = { 'if-match': '"2"' };
    const answers = [await reinstate(admin, mila, seen), await reinstate(admin, mila, seen)];

    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    const entries = (await auditLog(world)).filter(({ resourceId }) => resourceId === mila.id);
    expect(entries.filter(({ action }) => action === 'user.reinstated')).toHaveLength(1);
    expect((await suspend(admin, mila, seen)).status).toBe(412);
  });
});

describe('409', () => {
  it('nobody suspends themselves, nor twice, nor lifts what is not there', async () => {
    const [chief, mila] = [await add('admin'), await add()];
    const admin = await signedIn(chief);
    const codes = [
      (await suspend(admin, chief)).body.code,
      (await reinstate(admin, mila)).body.code,
      (await suspend(admin, mila)).status,
      (await suspend(admin, mila)).body.code,
    ];
    expect(codes).toEqual(['users.own_account', 'users.not_suspended', 200, 'users.already_suspended']);
  });
});

describe('412', () => {
  it('who saw an older version changes nothing; of two admins at once one is first', async () => {
    const [chief, deputy, mila] = [await add('admin'), await add('admin'), await add()];
    const tokens = [await signedIn(chief), await signedIn(deputy)];
    const answers = await Promise.all(tokens.map((token) => suspend(token, mila, { 'if-match': '"1"' })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await reinstate(tokens[0]!, mila, { 'if-match': '"1"' })).status).toBe(412);
  });
});

describe('at the same moment', () => {
  it('of two admins who suspend each other one stays', async () => {
    for (let round = 0; round < 8; round++) {
      const pair = [await add('admin'), await add('admin')] as const;
      const tokens = [await signedIn(pair[0]), await signedIn(pair[1])] as const;
      const answers = await Promise.all([suspend(tokens[0], pair[1]), suspend(tokens[1], pair[0])]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      const [winner, loser] = answers[0].status === 200 ? [0, 1] : [1, 0];
      expect((await signIn(pair[winner]!)).status).toBe(201);
      expect((await signIn(pair[loser]!)).body.code).toBe('auth.suspended');
    }
  });

  it('of five admins who suspend one another in a ring at least one stays, and nobody waits for ever', async () => {
    const ring = await Promise.all(Array.from({ length: 5 }, () => add('admin')));
    const tokens = await Promise.all(ring.map(signedIn));
    const answers = await Promise.all(tokens.map((token, at) => suspend(token, ring[(at + 1) % 5]!)));

    const left = answers.filter(({ status }) => status !== 200).length;
    expect(left).toBeGreaterThan(0);
    expect(answers.every(({ status }) => [200, 401].includes(status))).toBe(true);
  });

  it('no sign-in slips through a suspension: what it began is over', async () => {
    const chief = await add('admin');
    const admin = await signedIn(chief);
    for (let round = 0; round < 6; round++) {
      const mila = await add();
      const attempts = Array.from({ length: 6 }, () => signIn(mila));
      const [suspended, ...signIns] = await Promise.all([suspend(admin, mila), ...attempts]);

      expect(suspended.status).toBe(200);
      for (const { status, body } of signIns) {
        expect([201, 403]).toContain(status);
        if (status === 201) {
          expect((await world.call('GET', '/v1/me', { token: body.accessToken })).status).toBe(401);
        }
      }
    }
  });
});
