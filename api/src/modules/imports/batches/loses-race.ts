import { violatedConstraint } from '../../../platform/database/constraint-refusals.ts';

const racedConstraints = new Set([
  'slots_start_unique',
  'slots_external_id_unique',
  'doctors_external_id_unique',
  'visit_types_name_unique',
]);
const deadlock = '40P01';

/** Whether a transaction failed only because another was faster: begun again, it sees what the other did and judges by that. */
export function losesRace(thrown: unknown): boolean {
  if (racedConstraints.has(violatedConstraint(thrown) ?? '')) {
    return true;
  }
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === deadlock) {
      return true;
    }
  }
  return false;
}
