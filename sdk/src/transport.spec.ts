import { jest } from '@jest/globals';
import { ConnectionFailure } from './problem.ts';
import { send } from './transport.ts';

const url = 'https://api.example.org/v1/doctors';
const once = { 'idempotency-key': 'a-key' };

/** A network that answers with these, one after the other; a number is a status, an Error is a failure. */
function network(...answers: (Response | Error)[]) {
  const tries: RequestInit[] = [];
  const fetch = (_input: unknown, init: RequestInit = {}): Promise<Response> => {
    tries.push(init);
    const answer = answers.shift();
    return answer instanceof Response
      ? Promise.resolve(answer)
      : Promise.reject(answer ?? new Error('no more answers'));
  };
  return { fetch: fetch as typeof globalThis.fetch, tries };
}

/** Sends, and lets the pauses between tries pass at once. */
async function sent(...request: Parameters<typeof send>): Promise<Response> {
  const sending = send(...request);
  sending.catch(() => undefined);
  await jest.runAllTimersAsync();
  return sending;
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

describe('sending a request', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([408, 429, 500, 502, 503, 504])('tries again after %i', async (status) => {
    const { fetch, tries } = network(answer(status), answer(200));

    const response = await sent({ url, init: { method: 'GET' } }, { fetch });

    expect(response.status).toBe(200);
    expect(tries).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 412, 422])('does not try again after %i', async (status) => {
    const { fetch, tries } = network(answer(status), answer(200));

    expect((await sent({ url, init: { method: 'GET' } }, { fetch })).status).toBe(status);
    expect(tries).toHaveLength(1);
  });

  it('tries again when an answer breaks off in the middle', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) });
    const { fetch, tries } = network(new Response(broken), Response.json({ items: [] }));

    const response = await sent({ url, init: { method: 'GET' } }, { fetch });

    expect(await response.json()).toEqual({ items: [] });
    expect(tries).toHaveLength(2);
  });

  it('hands a stream of events on while it lasts', async () => {
    const headers = { 'content-type': 'text/event-stream' };
    const { fetch } = network(new Response(new ReadableStream(), { headers }));

    expect((await sent({ url, init: { method: 'GET' } }, { fetch })).bodyUsed).toBe(false);
  });

  it('tries again when the network fails, and says so in the end', async () => {
    const { fetch, tries } = network(
      new TypeError('fetch failed'),
      new TypeError('fetch failed'),
      new TypeError('gone'),
    );

    await expect(sent({ url, init: {} }, { fetch })).rejects.toThrow(ConnectionFailure);
    expect(tries).toHaveLength(3);
  });

  it('gives the last answer when all tries are used up', async () => {
    const { fetch, tries } = network(answer(503), answer(503), answer(503));

    expect((await sent({ url, init: {} }, { fetch, retries: 2 })).status).toBe(503);
    expect(tries).toHaveLength(3);
  });

  it('waits as long as Retry-After says', async () => {
    const { fetch } = network(answer(429, { 'retry-after': '7' }), answer(200));
    const begun = Date.now();

    await sent({ url, init: {} }, { fetch });

    expect(Date.now() - begun).toBeGreaterThanOrEqual(7000);
  });

  it('repeats a POST with the same idempotency key', async () => {
    const { fetch, tries } = network(new TypeError('reset'), answer(201));

    await sent({ url, init: { method: 'POST', headers: once, body: '{}' } }, { fetch });

    expect(tries.map((init) => new Headers(init.headers).get('idempotency-key'))).toEqual(['a-key', 'a-key']);
  });

  it.each(['POST', 'PATCH'])('does not repeat a %s that could take effect twice', async (method) => {
    const { fetch, tries } = network(answer(500), answer(200));

    expect((await sent({ url, init: { method } }, { fetch })).status).toBe(500);
    expect(tries).toHaveLength(1);
  });

  it('waits for its own twin that is still running', async () => {
    const { fetch, tries } = network(answer(409, { 'retry-after': '1' }), answer(201));

    expect((await sent({ url, init: { method: 'POST', headers: once } }, { fetch })).status).toBe(201);
    expect(tries).toHaveLength(2);
  });

  it('stops waiting when the caller aborts, with the reason given', async () => {
    const { fetch } = network(answer(503, { 'retry-after': '20' }), answer(200));
    const controller = new AbortController();

    const sending = send({ url, init: { signal: controller.signal } }, { fetch });
    controller.abort(new Error('the patient has left'));

    await expect(sending).rejects.toThrow('the patient has left');
  });
});
