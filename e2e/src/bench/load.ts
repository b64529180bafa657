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
  const result = await autocannon({
    url,
    connections,
    amount: requests.length,
    requests: [{ setupRequest: (request) => ({ ...request, ...requests[next++ % requests.length] }) }],
  });
  const seconds = (performance.now() - begun) / 1000;
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [
    status,
    count,
  ]);
  return {
    perSecond: requests.length / seconds,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    statuses: Object.fromEntries(statuses) as Record<string, number>,
  };
}
