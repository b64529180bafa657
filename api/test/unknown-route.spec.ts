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
});
