import { violatedConstraint } from '../database/constraint-refusals.ts';
import { isUnavailable } from '../database/unavailable.ts';
import { problemCodes } from '../../values/problem-codes.ts';
import { Refusal } from '../../values/refusal.ts';

/** A failure that knows how to be told to whoever looks at failed jobs: without words of anybody, keys or payloads. */
export interface ToldFailure {
  readonly sentence: string;
}

/**
 * What is kept of why a job failed. The message of an error may hold anything, so only what is ours is told: a title, the name of a
 * constraint, a kind of fault. The log has the rest, under the id of the job.
 */
export function failureSentence(error: unknown): string {
  if (isTold(error)) {
    return error.sentence;
  }
  if (error instanceof Refusal) {
    return `Refused: ${problemCodes[error.code].title} (${error.code}).`;
  }
  const constraint = violatedConstraint(error);
  if (constraint !== undefined) {
    return `The database refused it, by its constraint ${constraint}.`;
  }
  if (isUnavailable(error)) {
    return 'The database did not answer, or asked to come back later.';
  }
  return `It met a fault that nobody has foreseen${kindOf(error)}; the log tells which.`;
}

const told: Record<string, string> = {
  'job timed out': 'It took too long and was taken away from the process that did it.',
  'job heartbeat timeout': 'The process that did it gave no sign of life any more.',
};

/** The sentence that was kept with a job; what the queue itself has noted is told in our words, and nothing else is. */
export function keptSentence(output: unknown): string {
  const kept = memberOf(output, 'sentence') ?? memberOf(memberOf(output, 'value'), 'sentence');
  if (typeof kept === 'string') {
    return kept;
  }
  const noted = memberOf(memberOf(output, 'value'), 'message');
  return (
    (typeof noted === 'string' ? told[noted] : undefined) ?? 'It failed; the log of that time tells why.'
  );
}

function isTold(error: unknown): error is ToldFailure {
  return error instanceof Error && 'sentence' in error && typeof error.sentence === 'string';
}

/** The class alone, and only when it looks like one. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^[A-Z][A-Za-z]{2,40}$/.test(name) && name !== 'Error' ? ` (${name})` : '';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
