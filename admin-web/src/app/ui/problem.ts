import { ApiProblem } from '@smartmedconnect/sdk';

/** What went wrong, as far as it can be told to a person. */
export interface Problem {
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
}

/** The problem of the API in whatever was thrown; a failure on the way there gets words of its own. */
export function problemOf(thrown: unknown): Problem {
  if (!(thrown instanceof ApiProblem)) return unreachable;
  const { title, code, requestId, problem } = thrown;
  return { title, detail: problem.detail, code, requestId: requestId === '' ? undefined : requestId };
}

const unreachable: Problem = {
  title: 'The server did not answer',
  detail: 'Check the connection and try again.',
  code: undefined,
  requestId: undefined,
};
