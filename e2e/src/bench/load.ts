import autocannon from 'autocannon';

export interface Load {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How many answers there were of each status. */
  statuses: Record<string, number>;
}

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends each request once, over 32 connections, as fast as they are answered. */
export async function load(url: string, requests: Request[], connections = 32): Promise<Load> {
  let next = 0;
  const begun = performance.now();
  let answeredAt = begun;
  const setupRequest = (request: object) => ({ ...request, ...requests[next++ % requests.length] });
  const options = { url, connections, amount: requests.length, requests: [{ setupRequest }] };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error: unknown, done) => {
      if (error instanceof Error) reject(error);
      else resolve(done);
    });
    // The tool itself only looks once a second whether all is done.
    running.on('response', () => (answeredAt = performance.now()));
  });
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [
    status,
    count,
  ]);
  return {
    perSecond: requests.length / ((answeredAt - begun) / 1000),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    statuses: Object.fromEntries(statuses) as Record<string, number>,
  };
}
