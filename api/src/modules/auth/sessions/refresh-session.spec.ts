import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const account = { email: 'mila@example.test', password: 'correct horse battery' };

describe('refreshing a session', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
    await world.call('POST', '/v1/auth/register', { body: { ...account, fullName: 'Mila Rose' } });
  });
  afterAll(() => world.close());

  const refresh = (refreshToken: string) =>
    world.call('POST', '/v1/auth/sessions/refresh', { body: { refreshToken } });
  const signIn = async () => (await world.call('POST', '/v1/auth/sessions', { body: account })).body;

  describe('200', () => {
    it('gives the next pair, over and over', async () => {
      let { refreshToken } = await signIn();
      for (let day = 0; day < 40; day++) {
        world.clock.advance({ days: 1 });
        const { status, body } = await refresh(refreshToken);
        expect(status).toBe(200);
        expect(body.refreshToken).not.toBe(refreshToken);
        expect((await world.call('GET', '/v1/me', { token: body.accessToken })).status).toBe(200);
        refreshToken = body.refreshToken;
      }
    });

    it('the same token within ten seconds is answered with the same next one', async () => {
      const { refreshToken } = await signIn();
      const first = await refresh(refreshToken);
      world.clock.advance({ seconds: 10 });
      const lost = await refresh(refreshToken);
      expect(lost.body.refreshToken).toBe(first.body.refreshToken);
      expect((await refresh(first.body.refreshToken)).status).toBe(200);
    });

    it('20 refreshes with one token at a time lock nobody out', async () => {
      const { refreshToken } = await signIn();
      const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const next = new Set(answers.map(({ body }) => body.refreshToken as string));
      expect(next.size).toBe(1);
      world.clock.advance({ minutes: 1 });
      for (const token of next) expect((await refresh(token)).status).toBe(200);
    });
  });

  describe('401', () => {
    it('a used token that comes back later ends the session, for both who hold it', async () => {
      const { refreshToken } = await signIn();
      const { body: next } = await refresh(refreshToken);
      world.clock.advance({ seconds: 11 });
      expect((await refresh(refreshToken)).body.code).toBe('auth.unauthenticated');
      expect((await refresh(next.refreshToken)).status).toBe(401);
      expect((await world.call('GET', '/v1/me', { token: next.accessToken })).status).toBe(401);
    });

    it('a token from many rotations ago ends the session too', async () => {
      const { refreshToken: oldest } = await signIn();
      let newest = oldest;
      for (let n = 0; n < 3; n++) newest = (await refresh(newest)).body.refreshToken;
      expect((await refresh(oldest)).status).toBe(401);
      expect((await refresh(newest)).status).toBe(401);
    });

    it('a session that nobody refreshed for thirty days', async () => {
      const { refreshToken } = await signIn();
      world.clock.advance({ days: 30 });
      expect((await refresh(refreshToken)).body.code).toBe('auth.unauthenticated');
    });

    it('an invented or altered token, which ends nothing', async () => {
      const { refreshToken } = await signIn();
      const last = refreshToken.at(-5) === 'A' ? 'B' : 'A';
      const altered = `${refreshToken.slice(0, -5)}${last}${refreshToken.slice(-4)}`;
      for (const token of [altered, 'smcr_x', `smcr_${'A'.repeat(70)}`]) {
        expect((await refresh(token)).body.code).toBe('auth.unauthenticated');
      }
      expect((await refresh(refreshToken)).status).toBe(200);
    });
  });
});
