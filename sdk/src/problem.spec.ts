import { problemOf, retryAfterSeconds } from './problem.ts';

describe('a refusal of the API', () => {
  it('carries its code, all faults and the id of the request', async () => {
    const body = {
      type: '/problems/request.invalid',
      title: 'The request has faults',
      status: 422,
      code: 'request.invalid',
      instance: '/v1/appointments',
      requestId: 'r-1',
      errors: [{ pointer: '/slotId', code: 'invalid_format', detail: 'Invalid UUID' }],
    };

    const problem = await problemOf(Response.json(body, { status: 422 }));

    expect(problem).toMatchObject({
      code: 'request.invalid',
      status: 422,
      requestId: 'r-1',
      errors: body.errors,
    });
    expect(problem.message).toBe('The request has faults');
  });

  it('names what else is free when the slot is taken, and nothing otherwise', async () => {
    const taken = {
      type: '/problems/scheduling.slot_taken',
      title: 'The slot is taken',
      status: 409,
      code: 'scheduling.slot_taken',
      instance: '/v1/appointments',
      requestId: 'r-2',
    };
    const free = { id: 'a', startsAt: '2026-12-01T06:00:00Z' };

    expect((await problemOf(Response.json({ ...taken, alternatives: [free] }))).alternatives).toEqual([free]);
    expect((await problemOf(Response.json(taken))).alternatives).toEqual([]);
  });

  it.each([
    [502, 'internal.unavailable'],
    [400, 'request.malformed'],
  ])("is made of an answer that is none, such as a proxy's page with %i", async (status, code) => {
    const problem = await problemOf(new Response('<html>Bad gateway</html>', { status }));

    expect(problem).toMatchObject({ code, status });
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-12-01T06:00:00Z');

  it.each([
    ['120', 120],
    ['0', 0],
    ['Tue, 01 Dec 2026 06:00:30 GMT', 30],
    ['Tue, 01 Dec 2026 05:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s is %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': header }), now)).toBe(seconds);
  });
});
