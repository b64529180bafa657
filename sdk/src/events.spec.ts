import { jest } from '@jest/globals';
import { SmartMedConnect } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { NewsEvent } from './resources/news.ts';

const session = { accessToken: 'one', refreshToken: 'r', expiresAt: Date.now() + 3_600_000 };
const encoder = new TextEncoder();

/** A stream that the test writes. */
class Line {
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  cancelled = false;
  readonly response = new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => void (this.controller = controller),
      cancel: () => void (this.cancelled = true),
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

  write(text: string): void {
    this.controller?.enqueue(encoder.encode(text));
  }
  news(id: number): void {
    this.write(`id: ${id}\nevent: dispute.opened\ndata: {"type":"dispute.opened","id":"d${id}"}\n\n`);
  }
  end(): void {
    this.controller?.close();
  }
  breakOff(): void {
    this.write('id: 9\ndata: {"ha');
    this.controller?.error(new TypeError('terminated'));
  }
}

/** An API that answers with these, one after the other, and notes what it was asked. */
function server(...answers: (Line | Response | Error)[]) {
  const asked: { url: string; lastEventId: string | null; accept: string | null; token: string | null }[] =
    [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    asked.push({
      url,
      lastEventId: headers.get('last-event-id'),
      accept: headers.get('accept'),
      token: headers.get('authorization'),
    });
    const answer = answers.shift() ?? new Error('no more answers');
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve(answer instanceof Line ? answer.response : answer);
  };
  const smc = new SmartMedConnect({
    baseUrl: 'http://api.test',
    auth: { session },
    retries: 0,
    fetch: fetch as typeof globalThis.fetch,
  });
  return { smc, asked };
}

const idOf = (news: NewsEvent): string => ('id' in news ? news.id : news.type);
const problem = (status: number, code: string): Response =>
  Response.json({ type: 'x', title: 'No', status, code, requestId: 'q' }, { status });

describe('following the news', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Takes so many events, letting the waits between connections pass. */
  async function take(events: AsyncGenerator<NewsEvent>, count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count) {
      const next = events.next();
      await jest.advanceTimersByTimeAsync(30_000);
      const { done, value } = await next;
      if (done) break;
      taken.push(idOf(value));
    }
    return taken;
  }

  it('asks for the topics, with the token, for events', async () => {
    const line = new Line();
    const { smc, asked } = server(line);
    line.news(1);
    const events = smc.news.stream({ topics: ['dispute', 'refund'] });

    expect(await take(events, 1)).toEqual(['d1']);
    expect(asked).toEqual([
      {
        url: 'http://api.test/v1/news/stream?topics=dispute%2Crefund',
        lastEventId: null,
        accept: 'text/event-stream, application/problem+json',
        token: 'Bearer one',
      },
    ]);
  });

  it.each<[string, (line: Line) => void]>([
    ['ends', (line) => line.end()],
    ['breaks off in the middle of an event', (line) => line.breakOff()],
  ])('comes back after the last event when the stream %s', async (_how, stop) => {
    const [first, second] = [new Line(), new Line()];
    const { smc, asked } = server(
      first,
      new TypeError('no network'),
      problem(503, 'internal.unavailable'),
      second,
    );
    first.news(1);
    first.news(2);
    second.news(3);
    const events = smc.news.stream();

    expect(await take(events, 2)).toEqual(['d1', 'd2']);
    stop(first);
    expect(await take(events, 1)).toEqual(['d3']);
    expect(asked.map(({ lastEventId }) => lastEventId)).toEqual([null, '2', '2', '2']);
  });

  it('begins where the caller was', async () => {
    const line = new Line();
    const { smc, asked } = server(line);
    line.news(8);
    await take(smc.news.stream({ lastEventId: '7' }), 1);
    expect(asked[0]?.lastEventId).toBe('7');
  });

  it('comes back when nothing has been heard for longer than signs of life are apart, not even a comment', async () => {
    const [silent, lively] = [new Line(), new Line()];
    const { smc, asked } = server(silent, lively);
    const next = smc.news.stream().next();
    await jest.advanceTimersByTimeAsync(40_000);
    silent.write(': still here\nid: 5\n\n');
    await jest.advanceTimersByTimeAsync(40_000);
    expect(asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10_000);
    lively.news(6);
    await jest.advanceTimersByTimeAsync(10_000);

    expect(idOf((await next).value as NewsEvent)).toBe('d6');
    expect([asked[1]?.lastEventId, silent.cancelled]).toEqual(['5', true]);
  });

  it('waits longer each time, up to half a minute, and from the beginning once it has been connected', async () => {
    const down = Array.from({ length: 8 }, () => new TypeError('no network'));
    const [line, last] = [new Line(), new Line()];
    const { smc, asked } = server(...down, line, last);
    const times: number[] = [];
    const next = smc.news.stream().next();
    for (let quarters = 0; asked.length < 10 && quarters < 2_400; quarters += 1) {
      const before = asked.length;
      await jest.advanceTimersByTimeAsync(250);
      if (asked.length > before) times.push(quarters / 4);
      if (before === 8 && asked.length === 9) line.end();
    }
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(waits).toHaveLength(9);
    expect(waits[0]).toBeLessThanOrEqual(2.5);
    expect(waits[3]).toBeGreaterThanOrEqual(7.5);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30.5);
    expect(waits.at(-1)).toBeLessThanOrEqual(2.5);
    last.news(1);
    await jest.advanceTimersByTimeAsync(0);
    expect((await next).done).toBe(false);
  });

  it('waits as long as the server asks', async () => {
    const [first, second] = [new Line(), new Line()];
    const { smc, asked } = server(first, second);
    first.write('retry: 20000\n\n');
    first.end();
    const next = smc.news.stream().next();
    await jest.advanceTimersByTimeAsync(9_500);
    expect(asked).toHaveLength(1);
    second.news(1);
    await jest.advanceTimersByTimeAsync(11_000);
    expect((await next).done).toBe(false);
  });

  it.each([
    [403, 'auth.forbidden'],
    [422, 'request.invalid'],
  ])('gives up at %i', async (status, code) => {
    const { smc } = server(problem(status, code));
    const failure = await smc.news
      .stream()
      .next()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect((failure as ApiProblem).code).toBe(code);
  });

  it('ends without an error when the caller stops it, and lets the connection go', async () => {
    const line = new Line();
    const { smc } = server(line);
    const stop = new AbortController();
    const events = smc.news.stream({ signal: stop.signal });
    line.news(1);
    await take(events, 1);
    const next = events.next();
    stop.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(line.cancelled).toBe(true);
  });

  it('ends while it waits to come back, too', async () => {
    const { smc } = server(new TypeError('no network'));
    const stop = new AbortController();
    const next = smc.news.stream({ signal: stop.signal }).next();
    await jest.advanceTimersByTimeAsync(100);
    stop.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('lets the connection go when the loop is left', async () => {
    const line = new Line();
    const { smc } = server(line);
    line.news(1);
    for await (const news of smc.news.stream()) {
      expect(idOf(news)).toBe('d1');
      break;
    }
    expect(line.cancelled).toBe(true);
  });

  it('tells whether it is connected', async () => {
    const [first, second] = [new Line(), new Line()];
    const { smc } = server(first, second);
    const told: boolean[] = [];
    first.news(1);
    first.end();
    second.news(2);
    await take(smc.news.stream({ onConnection: (connected) => told.push(connected) }), 2);
    expect(told).toEqual([true, false, true]);
  });

  it('takes longer than a request may', async () => {
    const line = new Line();
    const { smc, asked } = server(line);
    const next = smc.news.stream().next();
    await jest.advanceTimersByTimeAsync(31_000);
    line.news(1);
    await jest.advanceTimersByTimeAsync(0);
    expect(idOf((await next).value as NewsEvent)).toBe('d1');
    expect(asked).toHaveLength(1);
  });
});
