import { startTestApp, type TestApp } from './test-app.ts';

describe('a route that does not exist', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  it('answers with a problem that names the request', async () => {
    const { status, headers, body } = await world.call('GET', '/v1/nothing', {
      headers: { 'x-request-id': 'abc-1' },
    });

    expect(status).toBe(404);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'not_found',
      status: 404,
      instance: '/v1/nothing',
      requestId: 'abc-1',
    });
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is a 404 for %s as well',
    async (method) => {
      const { status, headers } = await world.call(method, '/v1/doctors/a/b/c?x=1');

      expect(status).toBe(404);
      expect(headers['allow']).toBeUndefined();
    },
  );
});

describe('a path asked by a method it has not', () => {
  let world: TestApp;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.close());

  it.each([
    ['DELETE', '/v1/hospitals?limit=1', 'GET, HEAD, POST'],
    ['PUT', '/v1/hospitals/018f3b5a-0000-7000-8000-000000000001', 'GET, HEAD, PATCH'],
    ['GET', '/v1/auth/register', 'POST'],
    ['HEAD', '/v1/auth/register', 'POST'],
    ['POST', '/openapi.yaml', 'GET, HEAD'],
    ['TRACE', '/openapi.yaml', 'GET, HEAD'],
  ])('%s %s is refused with the methods it has: %s', async (method, url, allow) => {
    const { status, headers, body } = await world.call(method, url, {
      headers: { 'x-request-id': 'abc-2' },
    });

    expect([status, headers['allow'], headers['x-request-id']]).toEqual([405, allow, 'abc-2']);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    if (method !== 'HEAD') {
      expect(body).toMatchObject({
        code: 'method_not_allowed',
        status: 405,
        detail: `Here is no ${method}; there is ${allow}.`,
        instance: url.split('?')[0],
        requestId: 'abc-2',
      });
    }
  });

  it('says by OPTIONS which methods it has', async () => {
    const { status, headers, body } = await world.call('OPTIONS', '/v1/hospitals');

    expect([status, headers['allow'], body]).toEqual([204, 'GET, HEAD, POST', '']);
  });

  it('answers HEAD where there is GET', async () => {
    const { statusCode } = await world.app.inject({ method: 'HEAD', url: '/v1/hospitals' });

    expect(statusCode).toBe(200);
  });
});
