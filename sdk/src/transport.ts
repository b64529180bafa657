import { ConnectionFailure, retryAfterSeconds } from './problem.ts';

export interface TransportOptions {
  /** How often a request is tried again after the first time. Default 2. */
  retries?: number;
  /** Milliseconds a single try may take until all of the answer is there. Default 30,000. */
  timeoutMs?: number;
  /** Instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** A request that can be sent more than once: its body is text, never a stream. */
export interface Outgoing {
  url: string;
  init: RequestInit;
}

const retryableStatuses = new Set([408, 429, 500, 502, 503, 504]);
const firstPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * Sends a request until it is answered: tries again on 408, 429, 5xx and when the network fails, waits as long as
 * `Retry-After` says, else twice as long each time with a spread. POSTs carry one `Idempotency-Key` over all tries,
 * so that a repeated one takes effect once.
 *
 * @throws {ConnectionFailure} when no try got an answer; the abort reason when the caller aborts
 */
export async function send({ url, init }: Outgoing, options: TransportOptions): Promise<Response> {
  const { retries = 2, timeoutMs = 30_000, fetch = globalThis.fetch } = options;
  const repeatable = isRepeatable(init);
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(fetch, url, init, timeoutMs);
    const last = attempt >= retries;
    if (outcome instanceof Response) {
      if (last || !shouldRetry(outcome, repeatable)) {
        return outcome;
      }
      await outcome.body?.cancel();
    } else if (last || !repeatable) {
      throw outcome;
    }
    await pause(pauseMs(outcome, attempt), init.signal);
  }
}

async function attemptOnce(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Response | ConnectionFailure> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout.signal]) : timeout.signal;
  try {
    return await whole(await fetch(url, { ...init, signal }));
  } catch (error) {
    init.signal?.throwIfAborted();
    return timeout.signal.aborted
      ? new ConnectionFailure(`no answer from ${originOf(url)} within ${timeoutMs} ms`, true, {
          cause: error,
        })
      : new ConnectionFailure(`${originOf(url)} cannot be reached`, false, { cause: error });
  } finally {
    // What is handed on before its end, a stream of events, takes as long as it takes.
    clearTimeout(timer);
  }
}

/**
 * An answer is there when all of it is: one that breaks off in the middle is tried again like one that never began. Only a stream
 * of events is handed on as it comes.
 */
async function whole(response: Response): Promise<Response> {
  if (!response.body || response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return response;
  }
  const { status, statusText, headers, url } = response;
  const complete = new Response(await response.arrayBuffer(), { status, statusText, headers });
  return Object.defineProperty(complete, 'url', { value: url });
}

/** Whether sending it twice does no harm: everything but a PATCH, whose first try may have moved the version on. */
function isRepeatable(init: RequestInit): boolean {
  const method = init.method ?? 'GET';
  return method !== 'PATCH' && (method !== 'POST' || new Headers(init.headers).has('idempotency-key'));
}

function shouldRetry(response: Response, repeatable: boolean): boolean {
  if (response.status === 429 || response.status === 503) {
    return true;
  }
  return repeatable && !isAnswer(response);
}

/** Whether the server has said what became of the request: it is done or refused, and not still running or broken off. */
export function isAnswer(response: Response): boolean {
  const stillRunning = response.status === 409 && response.headers.has('retry-after');
  return !stillRunning && !retryableStatuses.has(response.status);
}

function pauseMs(outcome: Response | ConnectionFailure, attempt: number): number {
  const asked = outcome instanceof Response ? retryAfterSeconds(outcome.headers) : undefined;
  if (asked !== undefined) {
    return Math.min(asked * 1000, longestPauseMs);
  }
  return Math.min(firstPauseMs * 2 ** attempt * (0.5 + Math.random()), longestPauseMs);
}

/** Waits; rejects with the reason when the signal aborts. */
export function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) {
      stop();
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function originOf(url: string): string {
  return new URL(url).origin;
}
