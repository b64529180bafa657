import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.ts';
import { problemOf } from './problem.ts';
import type { Authenticator } from './session.ts';
import { send, type TransportOptions } from './transport.ts';
import type { UnansweredPosts } from './unanswered-posts.ts';

/** What any single call may be told. */
export interface CallOptions {
  /** Stops the call, its retries and its waiting. */
  signal?: AbortSignal;
  /** Your own key for a POST, where the same intent may be sent by more than one process. One is made otherwise. */
  idempotencyKey?: string;
}

/** The typed calls of the OpenAPI document; every answer that is not a success is thrown as an `ApiProblem`. */
export type Api = Client<paths>;

export function connect(
  baseUrl: string,
  authenticator: Authenticator,
  transport: TransportOptions,
  unanswered?: UnansweredPosts,
): Api {
  return createClient<paths>({
    baseUrl,
    // openapi-fetch makes a Request, whose body can be read once; retries need one that can be sent again.
    Request: Prepared as unknown as typeof Request,
    fetch: (request) => dispatch(request as unknown as Prepared, authenticator, transport, unanswered),
  });
}

/** The options of a call in the words of openapi-fetch. */
export function callInit({ signal, idempotencyKey }: CallOptions = {}) {
  return {
    ...(signal && { signal }),
    ...(idempotencyKey !== undefined && { headers: { 'idempotency-key': idempotencyKey } }),
  };
}

/** The body of a success; the transport has thrown everything else. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

class Prepared {
  constructor(
    readonly url: string,
    readonly init: RequestInit,
  ) {}
}

async function dispatch(
  { url, init }: Prepared,
  authenticator: Authenticator,
  transport: TransportOptions,
  unanswered?: UnansweredPosts,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept', headers.get('accept') ?? 'application/json, application/problem+json');
  if (init.method === 'POST' && !headers.has('idempotency-key')) {
    headers.set('idempotency-key', (await unanswered?.keyOf({ url, init })) ?? crypto.randomUUID());
  }
  const token = await authenticator.token();
  let response = await send({ url, init: { ...init, headers: bearer(headers, token) } }, transport);
  if (response.status === 401 && token !== undefined) {
    const renewed = await authenticator.tokenAfter(token);
    if (renewed !== undefined) {
      await response.body?.cancel();
      response = await send({ url, init: { ...init, headers: bearer(headers, renewed) } }, transport);
    }
  }
  unanswered?.answered({ url, init }, headers.get('idempotency-key'), response);
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

function bearer(headers: Headers, token: string | undefined): Headers {
  if (token !== undefined) {
    headers.set('authorization', `Bearer ${token}`);
  }
  return headers;
}
