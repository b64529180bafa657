import type { ProblemCode } from '../../values/problem-codes.ts';
import type { InputFault } from '../../values/refusal.ts';

interface RefusedInput {
  code: ProblemCode;
  errors: InputFault[];
}

/** The one table from a constraint's name to what the caller is told when a race gets as far as the constraint. */
export const constraintRefusals: Record<string, ProblemCode | RefusedInput> = {
  appointments_no_overlap: 'scheduling.overlap',
  slots_start_unique: 'scheduling.slot_exists',
  slots_external_id_unique: 'conflict.exists',
  accounts_email_unique: 'conflict.exists',
  saved_views_name_unique: 'conflict.exists',
  accounts_hospital: 'not_found',
  accounts_doctor: {
    code: 'request.invalid',
    errors: [{ pointer: '/doctorId', code: 'unknown', detail: 'Not a doctor of that hospital.' }],
  },
  api_keys_hospital: 'not_found',
  hospitals_slug_unique: 'conflict.exists',
  locations_external_id_unique: 'conflict.exists',
  doctors_external_id_unique: 'conflict.exists',
  doctor_applications_one_open: 'conflict.exists',
  visit_types_name_unique: 'conflict.exists',
  reviews_appointment_unique: 'conflict.exists',
  review_reports_one_open: 'conflict.exists',
  disputes_one_open: 'conflict.exists',
};

/** What PostgreSQL says of a violated constraint (`error.constraint` of `pg`), wherever in the chain of causes. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint' in cause && typeof cause.constraint === 'string') {
      return cause.constraint;
    }
  }
  return undefined;
}
