import { sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';

/** The columns of `accounts` that make an answer, for hand-written statements: a row of them is an `AccountAnswer`. */
export const accountColumns = sql`
  accounts.id, accounts.email::text as email, accounts.full_name as "fullName", accounts.phone,
  accounts.time_zone as "timeZone", accounts.locale, accounts.role, accounts.hospital_id as "hospitalId",
  accounts.doctor_id as "doctorId", ${rfc3339('accounts.email_verified_at')} as "emailVerifiedAt",
  ${rfc3339('accounts.created_at')} as "createdAt", ${rfc3339('accounts.updated_at')} as "updatedAt", accounts.version`;
