import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const password = 'correct horse battery';
const mila = { email: 'mila.rose@example.test', password, fullName: 'Mila Rose' };

describe('accounts', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  const register = (body: object) => world.call('POST', '/v1/auth/register', { body });
  const signIn = (email: string, secret = password) =>
    world.call('POST', '/v1/auth/sessions', { body: { email, password: secret } });

  async function signedIn(email: string): Promise<string> {
    await register({ ...mila, email });
    return (await signIn(email)).body.accessToken;
  }

  describe('201', () => {
    it('a registered patient can sign in, whatever the case of the address', async () => {
      const { status, body } = await register({
        ...mila,
        email: 'Mila.Rose@Example.test',
        phone: '+918041234567',
      });
      expect(status).toBe(201);
      expect(body).toEqual({ email: mila.email });

      const session = await signIn('MILA.ROSE@example.TEST');
      expect(session.status).toBe(201);
      expect(session.body.user).toMatchObject({
        role: 'patient',
        fullName: 'Mila Rose',
        phone: '+918041234567',
      });
    });

    it('answers the same for a known address, and leaves its account as it is', async () => {
      const first = await register({ ...mila, email: 'known@example.test' });
      const again = await register({
        email: 'known@example.test',
        password: 'another good one',
        fullName: 'X',
      });
      expect([again.status, again.body]).toEqual([first.status, first.body]);

      const { body } = await signIn('known@example.test');
      expect(body.user.fullName).toBe('Mila Rose');
      expect((await signIn('known@example.test', 'another good one')).status).toBe(401);
    });

    it('20 registrations of one address at a time make one account', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => register({ ...mila, email: 'race@example.test' })),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.email}`)).size).toBe(1);
      expect((await signIn('race@example.test')).status).toBe(201);
    });

    it('an admin creates accounts that can sign in', async () => {
      const token = world.tokenFor({ role: 'admin' });
      const body = { email: 'chief@example.test', password, fullName: 'Chief', role: 'admin' };
      const created = await world.call('POST', '/v1/admin/users', { token, body });
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({ role: 'admin', hospitalId: null, version: 1 });
      expect(created.body).not.toHaveProperty('passwordHash');
      expect((await signIn('chief@example.test')).body.user.id).toBe(created.body.id);
    });
  });

  describe('200', () => {
    it('the own account can be read and changed; what is left out stays, null takes away', async () => {
      const token = await signedIn('me@example.test');
      const { body: before } = await world.call('GET', '/v1/me', { token });
      world.clock.advance({ seconds: 1 });
      const changes = { phone: '+4915112345678', timeZone: 'Europe/Berlin', locale: 'de-DE' };
      const changed = await world.call('PATCH', '/v1/me', { token, body: changes });
      expect(changed.status).toBe(200);
      expect(changed.body).toEqual({
        ...before,
        ...changes,
        version: 2,
        updatedAt: '2026-12-01T06:00:01.000Z',
      });

      const cleared = await world.call('PATCH', '/v1/me', { token, body: { phone: null } });
      expect(cleared.body).toMatchObject({ phone: null, locale: 'de-DE', version: 3 });
      expect((await world.call('GET', '/v1/me', { token })).body).toEqual(cleared.body);
    });
  });

  describe('401', () => {
    it('without a token, and with one whose account is gone', async () => {
      expect((await world.call('GET', '/v1/me')).body.code).toBe('auth.unauthenticated');
      const { body } = await world.call('GET', '/v1/me', { token: world.tokenFor({ role: 'patient' }) });
      expect(body.code).toBe('auth.unauthenticated');
    });
  });

  describe('403', () => {
    it.each(['patient', 'doctor', 'staff'] as const)('a %s creates no accounts', async (role) => {
      const body = { email: 'x@example.test', password, fullName: 'X', role: 'admin' };
      const answer = await world.call('POST', '/v1/admin/users', { token: world.tokenFor({ role }), body });
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
    });
  });

  describe('404', () => {
    it('an account for a hospital that is not there', async () => {
      const hospitalId = '018f3b5a-0000-7000-8000-000000000001';
      const body = { email: 'lost@example.test', password, fullName: 'Lost', role: 'staff', hospitalId };
      const answer = await world.call('POST', '/v1/admin/users', {
        token: world.tokenFor({ role: 'admin' }),
        body,
      });
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    });
  });

  describe('409', () => {
    it('a second account for an address', async () => {
      const body = { email: 'twice@example.test', password, fullName: 'Twice', role: 'patient' };
      const token = world.tokenFor({ role: 'admin' });
      await world.call('POST', '/v1/admin/users', { token, body });
      const answer = await world.call('POST', '/v1/admin/users', { token, body });
      expect([answer.status, answer.body.code]).toEqual([409, 'conflict.exists']);
    });
  });

  describe('412', () => {
    it('a change made on an old version, and of two at a time exactly one', async () => {
      const token = await signedIn('versions@example.test');
      const change = (fullName: string) =>
        world.call('PATCH', '/v1/me', { token, body: { fullName }, headers: { 'if-match': '"1"' } });
      const answers = await Promise.all([change('One'), change('Two')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const refused = answers.find(({ status }) => status === 412);
      expect(refused?.body).toMatchObject({ code: 'conflict.version', currentVersion: 2 });
      const done = answers.find(({ status }) => status === 200)?.body;
      const again = await change(done.fullName);
      expect([again.status, again.body]).toEqual([200, done]);
    });
  });

  describe('422', () => {
    it('names every fault of a registration at once', async () => {
      const { status, body } = await register({
        email: 'nobody',
        password: 'aaa',
        phone: '080 4123',
        timeZone: '+05:30',
        locale: 'klingonish',
        admin: true,
      });
      expect(status).toBe(422);
      const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(new Set(pointers)).toEqual(
        new Set(['/email', '/password', '/fullName', '/phone', '/timeZone', '/locale', '/admin']),
      );
    });

    it('a password that contains the address', async () => {
      const { status, body } = await register({ ...mila, password: 'Mila.Rose is my name' });
      expect(status).toBe(422);
      expect(body.errors).toEqual([
        { pointer: '/password', code: 'custom', detail: 'It must not contain the e-mail address.' },
      ]);
    });

    it('staff without a hospital, and a patient with one', async () => {
      const token = world.tokenFor({ role: 'admin' });
      const user = { email: 'it@example.test', password, fullName: 'IT' };
      const staff = await world.call('POST', '/v1/admin/users', { token, body: { ...user, role: 'staff' } });
      expect(staff.body.errors).toMatchObject([{ pointer: '/hospitalId' }]);
      const hospitalId = '018f3b5a-0000-7000-8000-000000000001';
      const body = { ...user, role: 'patient', hospitalId };
      const patient = await world.call('POST', '/v1/admin/users', { token, body });
      expect(patient.body.errors).toMatchObject([{ pointer: '/hospitalId' }]);
    });
  });
});
