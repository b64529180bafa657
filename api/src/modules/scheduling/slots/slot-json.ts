import { type RawBuilder, sql } from 'kysely';

/**
 * A slot (`s`, at the location `l`) as the API answers it, as JSON text built where the rows are. Written out rather than by
 * json_build_object, which takes twice as long; what could need escaping goes through to_json.
 */
export const slotText = sql`(
  '{"id":"' || s.id || '","doctorId":"' || s.doctor_id || '","locationId":"' || s.location_id
  || '","visitTypeId":' || coalesce('"' || s.visit_type_id || '"', 'null')
  || ',"startsAt":"' || ${instant('starts_at')} || '","endsAt":"' || ${instant('ends_at')}
  || '","timeZone":' || to_json(l.time_zone) || '}')`;

/** The same as a value. */
export const slotJson = sql`${slotText}::json`;

function instant(column: 'starts_at' | 'ends_at'): RawBuilder<unknown> {
  return sql`to_char(${sql.ref(`s.${column}`)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
