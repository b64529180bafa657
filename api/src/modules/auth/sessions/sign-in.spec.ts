import pg from 'pg';
import { production } from '../../../../test/production.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const password = 'correct horse battery';

describe('signing in', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
    for (const name of ['mila', 'noah', 'ravi', 'zoe', 'race', 'twin']) {
      const body = { email: `${name}@example.test`, password, fullName: name };
      await world.call('POST', '/v1/auth/register', { body });
    }
  });
  afterAll(() => world.close());

  const signIn = (email: string, secret = password, rest: object = {}) =>
    world.call('POST', '/v1/auth/sessions', { body: { email, password: secret, ...rest } });

  async function fail(email: string, times: number): Promise<void> {
    for (let n = 0; n < times; n++) await signIn(email, 'not the password');
  }

  describe('201', () => {
    it('gives a token that opens the own account, for fifteen minutes', async () => {
      const { status, body } = await signIn('mila@example.test', password, {
        deviceName: 'Phone',
        totp: '123456',
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({ expiresIn: 900, user: { email: 'mila@example.test', role: 'patient' } });
      const token = body.accessToken;
      world.clock.advance({ minutes: 14, seconds: 59 });
      expect((await world.call('GET', '/v1/me', { token })).body.id).toBe(body.user.id);
      world.clock.advance({ seconds: 1 });
      expect((await world.call('GET', '/v1/me', { token })).status).toBe(401);
    });

    it('a right password forgives four wrong ones', async () => {
      await fail('noah@example.test', 4);
      expect((await signIn('noah@example.test')).status).toBe(201);
      await fail('noah@example.test', 4);
      expect((await signIn('noah@example.test')).status).toBe(201);
    });

    it('20 sign-ins of one person at a time all succeed', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('twin@example.test')));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
      expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(20);
    });
  });

  describe('401', () => {
    it('is the same for a wrong password and an unknown address', async () => {
      const wrong = await signIn('mila@example.test', 'not the password');
      const unknown = await signIn('nobody@example.test', 'not the password');
      const told = ({ status, body }: typeof wrong) => ({ status, ...body, requestId: undefined });
      expect(told(wrong)).toEqual(told(unknown));
      expect(wrong.body.code).toBe('auth.invalid_credentials');
    });
  });

  describe('422', () => {
    it('names every fault at once', async () => {
      const { status, body } = await signIn('no-address', '', { totp: '12', remember: true });
      expect(status).toBe(422);
      const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(new Set(pointers)).toEqual(new Set(['/email', '/password', '/totp', '/remember']));
    });
  });

  describe('423', () => {
    it.each(['ravi@example.test', 'not-registered@example.test'])(
      'after five failures in a row, even with the right password: %s',
      async (email) => {
        await fail(email, 5);
        const locked = await signIn(email);
        expect(locked.status).toBe(423);
        expect(locked.body.code).toBe('auth.locked');
        expect(locked.headers['retry-after']).toBe('60');
      },
    );

    it('ends by itself, and comes back for longer with the next failure', async () => {
      await fail('zoe@example.test', 5);
      world.clock.advance({ seconds: 60 });
      expect((await signIn('zoe@example.test', 'not the password')).status).toBe(401);
      expect((await signIn('zoe@example.test')).headers['retry-after']).toBe('120');
      world.clock.advance({ seconds: 120 });
      expect((await signIn('zoe@example.test')).status).toBe(201);
      await fail('zoe@example.test', 4);
      expect((await signIn('zoe@example.test')).status).toBe(201);
    });

    it('of 30 guesses at a time, five are answered and the right one among the rest is not told', async () => {
      const guesses = Array.from({ length: 30 }, () => signIn('race@example.test', 'not the password'));
      const answers = await Promise.all(guesses);
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect([count(401), count(423)]).toEqual([5, 25]);
      expect((await signIn('race@example.test')).status).toBe(423);
    });
  });

  it('writes neither password nor address of a failed sign-in anywhere', async () => {
    await fail('typed-by-mistake@example.test', 1);
    const client = new pg.Client({ connectionString: world.databaseUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    let everything = '';
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from "${name}" t`);
      everything += rows.map(({ line }) => line).join('\n');
    }
    await client.end();
    expect(everything).toContain('mila@example.test');
    expect(everything).not.toContain('typed-by-mistake');
    expect(everything).not.toContain(password);
    const { body } = await signIn('mila@example.test');
    expect(everything).not.toContain(body.refreshToken.slice(0, 20));
  });
});

describe('signing in with a demo login in production', () => {
  it('is refused like an unknown address, even where the account exists', async () => {
    const world = await startTestApp(production);
    const account = { email: 'patient@demo.test', password: 'Demo-Pass-2026!' };
    await world.call('POST', '/v1/auth/register', { body: { ...account, fullName: 'Demo Patient' } });
    const { status, body } = await world.call('POST', '/v1/auth/sessions', { body: account });
    await world.close();
    expect([status, body.code]).toEqual([401, 'auth.invalid_credentials']);
  });
});
