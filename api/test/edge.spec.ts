import { connect } from 'node:net';
import { startTestApp, type TestApp } from './test-app.ts';

describe('the edge of the server', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp({ CORS_ORIGINS: 'https://portal.example' });
  });
  afterAll(() => world.close());

  it('sends each answer with the request id it was asked with, and a new one where there was none or an odd one', async () => {
    const own = await world.call('GET', '/openapi.yaml', { headers: { 'x-request-id': 'mine-1' } });
    expect(own.headers['x-request-id']).toBe('mine-1');
    const odd = await world.call('GET', '/openapi.yaml', { headers: { 'x-request-id': 'two words' } });
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets nobody on the way keep what the API answers, a sign-in and a refusal no less than a record', async () => {
    const answers = await Promise.all([
      world.call('GET', '/v1/doctors'),
      world.call('GET', '/v1/appointments'),
      world.call('POST', '/v1/auth/sessions', { body: {} }),
      world.call('GET', '/v1/nothing'),
    ]);
    for (const { headers } of answers) expect(headers['cache-control']).toBe('private, no-store');
  });

  it('waits no longer than two minutes for a request to arrive as a whole', () => {
    expect(world.app.getHttpServer().requestTimeout).toBe(120_000);
  });

  it('lets no page read an answer, frame it or guess its type, unless its origin is allowed', async () => {
    const { headers } = await world.call('GET', '/v1/nothing', {
      headers: { origin: 'https://evil.example' },
    });
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const allowed = await world.call('GET', '/v1/nothing', { headers: { origin: 'https://portal.example' } });
    expect(allowed.headers['access-control-allow-origin']).toBe('https://portal.example');
    expect(allowed.headers['access-control-expose-headers']).toMatch(/RateLimit.*Retry-After.*X-Request-Id/);
  });

  it('answers a URL that cannot be read with a problem', async () => {
    const { status, body, headers } = await world.call('GET', '/v1/%E0%A4%A', {
      headers: { 'x-request-id': 'u-1' },
    });
    expect({ status, code: body.code, requestId: body.requestId }).toEqual({
      status: 400,
      code: 'request.malformed',
      requestId: 'u-1',
    });
    expect(headers['x-request-id']).toBe('u-1');
  });

  it('answers bytes that are no HTTP request with a problem', async () => {
    await world.app.listen(0, '127.0.0.1');
    const port = Number(new URL(await world.app.getUrl()).port);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({
      code: 'request.malformed',
      status: 400,
    });
  });
});

describe('the documentation', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  it('is where a visitor of the bare address is sent', async () => {
    const { status, headers } = await world.call('GET', '/');
    expect([status, headers['location']]).toEqual([302, '/docs']);
  });

  it('is found with a slash behind it, too', async () => {
    const { status, headers } = await world.call('GET', '/docs/');
    expect([status, headers['location']]).toEqual([302, '/docs']);
  });

  it('loads nothing from elsewhere', async () => {
    const { body, headers } = await world.call('GET', '/docs');
    expect(String(body)).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'/);
    const scripts = [...String(body).matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, path]) => path!);
    for (const path of scripts) {
      expect([path, (await world.call('GET', path)).status]).toEqual([path, 200]);
    }
  });

  it('shows the document of the very routes that are served', async () => {
    const { body, headers } = await world.call('GET', '/openapi.yaml');
    expect(headers['content-type']).toMatch(/yaml/);
    expect(String(body)).toMatch(/^# Generated[^\n]*\nopenapi: 3\.1\.0\n/);
  });
});
