import { ApiProblem, ConnectionFailure } from '@smartmedconnect/sdk';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 240_000;
const betweenMs = 150;

/** What a patient's app does when nobody answers: asks again until somebody does, and takes a clear no for a no. */
export async function insist<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!passes(error) || Date.now() > end) {
        throw error;
      }
    }
    await pause(betweenMs);
  }
}

/** What is over when whoever was killed has come back. */
function passes(error: unknown): boolean {
  if (error instanceof ApiProblem) {
    return error.status >= 500 || error.code === 'request.in_progress';
  }
  return error instanceof ConnectionFailure || error instanceof Busy || isLostConnection(error);
}

/** What `fetch` throws. By its name: where tests run, its errors are of another realm. */
function isLostConnection(error: unknown): boolean {
  const { name, cause } = error as Partial<Error>;
  return name === 'TypeError' && cause !== undefined;
}

/** Stripe has a fault, or the answer is not there yet: to be asked again. */
export class Busy extends Error {
  override readonly name = 'Busy';
}
