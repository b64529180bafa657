import { sql } from 'kysely';

/** A slot (`s`, at the location `l`) as the API answers it, built where the rows are. */
export const slotJson = sql`json_build_object(
  'id', s.id, 'doctorId', s.doctor_id, 'locationId', s.location_id, 'visitTypeId', s.visit_type_id,
  'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'endsAt', to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'timeZone', l.time_zone)`;
