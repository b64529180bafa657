import { createApp } from '../../../create-app.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { startTestApp, type TestApp } from '../../../../test/test-app.ts';

const password = 'correct horse battery';

describe('the devices of a person', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
    for (const email of ['mila@example.test', 'noah@example.test']) {
      await world.call('POST', '/v1/auth/register', { body: { email, password, fullName: email } });
    }
  });
  afterAll(() => world.close());

  const signIn = async (email: string, deviceName: string) =>
    (await world.call('POST', '/v1/auth/sessions', { body: { email, password, deviceName } })).body;
  const list = async (token: string, query = '') =>
    (await world.call('GET', `/v1/auth/sessions${query}`, { token })).body;

  it('are listed, the newest first, with the one that asks marked, and nobody else’s', async () => {
    const phone = await signIn('mila@example.test', 'Phone');
    const laptop = await signIn('mila@example.test', 'Laptop');
    await signIn('noah@example.test', 'Stranger');

    const { items } = await list(phone.accessToken);
    expect(
      items.map(({ deviceName, current }: { deviceName: string; current: boolean }) => [deviceName, current]),
    ).toEqual([
      ['Laptop', false],
      ['Phone', true],
    ]);
    const first = await list(laptop.accessToken, '?limit=1');
    const second = await list(laptop.accessToken, `?limit=1&cursor=${first.nextCursor}`);
    expect([first.items, second.items].flat()).toMatchObject([
      { deviceName: 'Laptop' },
      { deviceName: 'Phone' },
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('a signed-out one is refreshed no more, and its access token ends at once', async () => {
    const { accessToken: token, refreshToken } = await signIn('noah@example.test', 'Old');
    expect((await world.call('DELETE', '/v1/auth/sessions/current', { token })).status).toBe(204);
    const refreshed = await world.call('POST', '/v1/auth/sessions/refresh', { body: { refreshToken } });
    expect(refreshed.status).toBe(401);
    expect((await world.call('GET', '/v1/me', { token })).status).toBe(401);
  });

  it('another process learns of a sign-out within five seconds', async () => {
    const settings = readSettings({
      NODE_ENV: 'test',
      DATABASE_URL: world.databaseUrl,
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      JOBS: 'off',
    });
    const other = await createApp(settings, world.clock);
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
    const { accessToken: token } = await signIn('noah@example.test', 'Two');
    const elsewhere = async () =>
      (await other.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode;

    expect(await elsewhere()).toBe(200);
    await world.call('DELETE', '/v1/auth/sessions/current', { token });
    world.clock.advance({ seconds: 5 });
    expect(await elsewhere()).toBe(401);
    await other.close();
  });

  it('one device signs out another of the same person, a stranger does not', async () => {
    const phone = await signIn('mila@example.test', 'Phone 2');
    const laptop = await signIn('mila@example.test', 'Laptop 2');
    const stranger = await signIn('noah@example.test', 'Stranger 2');
    const { items } = await list(phone.accessToken);
    const path = `/v1/auth/sessions/${items.find(({ current }: { current: boolean }) => current).id}`;

    const refused = await world.call('DELETE', path, { token: stranger.accessToken });
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found']);
    expect((await world.call('DELETE', path, { token: laptop.accessToken })).status).toBe(204);
    expect((await world.call('GET', '/v1/me', { token: phone.accessToken })).status).toBe(401);
    expect((await world.call('DELETE', path, { token: laptop.accessToken })).status).toBe(404);
  });

  it('an id that is none is refused with its place', async () => {
    const { accessToken: token } = await signIn('noah@example.test', 'Three');
    const { status, body } = await world.call('DELETE', '/v1/auth/sessions/7', { token });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: '/id', in: 'path' }]);
  });
});
