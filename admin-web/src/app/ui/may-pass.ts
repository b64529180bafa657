import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';

/** No answer at all, or one that says: not now. Everything else is an answer, and asking again would bring the same. */
export function mayPass(thrown: unknown): boolean {
  if (thrown instanceof ConnectionFailure) return true;
  return thrown instanceof ApiProblem && notNow.has(thrown.status);
}

const notNow = new Set([408, 429, 502, 503, 504]);
