import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { ImportInputError } from '@smartmedconnect/sdk/imports';
import { CommanderError } from 'commander';

/** What the process ends with, for scripts to tell apart. Documented in `smc --help`. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  misuse: 2,
  someRefused: 3,
  notSignedIn: 4,
  dryRunFaults: 5,
  /** EX_TEMPFAIL of sysexits.h: the same command may well succeed later. */
  unreachable: 75,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command cannot be carried out as it was given. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** Nobody is signed in, or not any longer. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';

  constructor(reason = 'You are not signed in.') {
    super(`${reason} Run "smc login", or set SMC_API_KEY.`);
  }
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.misuse;
  }
  if (error instanceof Misuse || error instanceof ImportInputError || isFaulty(error)) {
    return exitCodes.misuse;
  }
  if (error instanceof NotSignedIn || (error instanceof ApiProblem && error.status === 401)) {
    return exitCodes.notSignedIn;
  }
  if (error instanceof ConnectionFailure || (error instanceof ApiProblem && isBusy(error))) {
    return exitCodes.unreachable;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return exitCodes.interrupted;
  }
  return exitCodes.failed;
}

/** The API found fault with what was asked: with an option or an id that was given. */
function isFaulty(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'request.invalid';
}

function isBusy(problem: ApiProblem): boolean {
  return problem.status === 429 || problem.status >= 502;
}
