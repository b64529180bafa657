import { ApiProblem } from '@smartmedconnect/sdk';
import type { Problem } from './problem.ts';

/** The problem of the API in whatever was thrown; a failure on the way there gets words of its own. */
export function problemOf(thrown: unknown): Problem {
  if (!(thrown instanceof ApiProblem)) return unreachable;
  const { title, code, requestId, problem } = thrown;
  return { title, detail: problem.detail, code, requestId: requestId === '' ? undefined : requestId };
}

const unreachable: Problem = {
  title: $localize`The server did not answer`,
  detail: $localize`Check the connection and try again.`,
  code: undefined,
  requestId: undefined,
};
