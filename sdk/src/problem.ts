import type { components } from './generated/schema.ts';

/** Every code the API may answer with; a closed union, from the OpenAPI document. */
export type ProblemCode = components['schemas']['Problem']['code'];

/** One fault of an input: a JSON pointer into the body (or the name in the query, path or headers) and what is wrong. */
export type InputFault = components['schemas']['InputFault'];

type Problem = components['schemas']['Problem'];
type Slot = components['schemas']['Slot'];

/** The API said no: RFC 9457 problem details, with a stable `code` to switch on. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** Names the request in the server's log; give it to support. */
  readonly requestId: string;
  /** All faults of the input at once, when the code is `request.invalid`. */
  readonly errors: readonly InputFault[];
  /** What else is free, the soonest first, when the code is `scheduling.slot_taken`. */
  readonly alternatives: readonly Slot[];
  /** The whole problem, with whatever further members it has. */
  readonly problem: Problem;
  /** Seconds after which another try makes sense, where the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.alternatives = Array.isArray(problem['alternatives']) ? (problem['alternatives'] as Slot[]) : [];
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server could not be reached, or did not answer in time; nothing is known of what it did. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';

  constructor(
    message: string,
    readonly timedOut: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Reads a refusal out of a response; an answer that is no problem document (a proxy's page) becomes one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = retryAfterSeconds(response.headers);
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) {
    return new ApiProblem(body, retryAfter);
  }
  const code = response.status >= 500 ? 'internal.unavailable' : 'request.malformed';
  const requestId = response.headers.get('x-request-id') ?? '';
  const title = `HTTP ${response.status} without problem details`;
  return new ApiProblem(
    { type: 'about:blank', title, status: response.status, code, instance: response.url, requestId },
    retryAfter,
  );
}

/** `Retry-After` in seconds, from seconds or an HTTP date (RFC 9110, section 10.2.3). */
export function retryAfterSeconds(headers: Headers, now = Date.now()): number | undefined {
  const header = headers.get('retry-after');
  if (header === null || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return Math.max(0, seconds);
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    'title' in body &&
    'status' in body &&
    'requestId' in body
  );
}
