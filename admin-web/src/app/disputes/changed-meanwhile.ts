import { ApiProblem } from '@smartmedconnect/sdk';
import type { Problem } from '../ui/problem.ts';
import type { Dispute } from './dispute.ts';

/** Whether the server refused because the dispute is no longer what the person at the screen saw. */
export function isChangedMeanwhile(thrown: unknown): thrown is ApiProblem {
  return thrown instanceof ApiProblem && staleCodes.has(thrown.code);
}

const staleCodes = new Set(['conflict.version', 'disputes.closed']);

/** Says what has happened meanwhile, by the dispute as it is now; undefined when that could not be read either. */
export function changedMeanwhile(
  { requestId }: ApiProblem,
  fresh: Pick<Dispute, 'status'> | undefined,
): Problem {
  return {
    title: titleOf(fresh),
    detail: nothingDone,
    said: undefined,
    faults: [],
    code: 'conflict.version',
    requestId,
  };
}

const nothingDone = $localize`Nothing of yours was done. Reload to see the dispute as it is now.`;

function titleOf(fresh: Pick<Dispute, 'status'> | undefined): string {
  if (fresh?.status === 'resolved') return $localize`Somebody else has decided meanwhile`;
  if (fresh?.status === 'withdrawn') return $localize`The patient has withdrawn it meanwhile`;
  return $localize`The dispute has changed meanwhile`;
}
