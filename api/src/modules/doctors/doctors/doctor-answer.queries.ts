import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../rules/viewer.ts';

/** Whether the viewer sees this doctor (alias `d`) in full. */
export function inFull({ all, hospitalId, doctorId }: Viewer): RawBuilder<boolean> {
  if (all) {
    return sql`true`;
  }
  return sql`(d.hospital_id = ${hospitalId}::uuid or d.id = ${doctorId}::uuid) is true`;
}

/** RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. */
export function isoInstant(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * A doctor as answered, built where the rows are: aliases `d` doctor, `h` hospital, `l` location (or none). The public
 * reads the fields listed first and no others.
 */
export function doctorJson(
  viewer: Viewer,
  nextFree: RawBuilder<Date | null>,
  distanceKm: RawBuilder<unknown>,
) {
  const open = sql`
    'id', d.id,
    'hospital', json_build_object('id', h.id, 'slug', h.slug, 'name', h.name, 'timeZone', h.time_zone),
    'location', ${locationJson},
    'fullName', d.full_name,
    'credentials', d.credentials,
    'bio', d.bio,
    'specialties', d.specialties,
    'languages', d.languages,
    'status', d.status,
    'rating', ${ratingJson},
    'visitTypes', ${visitTypesJson},
    'nextAvailableAt', to_char(${nextFree} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'distanceKm', ${distanceKm},
    'version', d.version,
    'updatedAt', ${isoInstant('d.updated_at')}`;
  const confidential = sql`
    'externalId', d.external_id,
    'email', d.email,
    'phone', d.phone,
    'licenceNumber', d.licence_number,
    'suspension', case when d.status = 'suspended' then json_build_object(
      'reason', d.suspension_reason, 'by', d.suspended_by, 'at', ${isoInstant('d.suspended_at')}) end,
    'createdAt', ${isoInstant('d.created_at')}`;
  return sql`
    case when ${inFull(viewer)} then json_build_object(${open}, ${confidential}) else json_build_object(${open}) end`;
}

/** A visit type as answered; alias `v`. */
export const visitTypeJson = sql`
  json_build_object(
    'id', v.id, 'doctorId', v.doctor_id, 'name', v.name, 'durationMinutes', v.duration_minutes,
    'fee', json_build_object('amountMinor', v.fee_minor, 'currency', v.currency),
    'mode', v.mode, 'payment', v.payment, 'active', v.active, 'version', v.version,
    'createdAt', ${isoInstant('v.created_at')}, 'updatedAt', ${isoInstant('v.updated_at')})`;

const visitTypesJson = sql`
  coalesce((select json_agg(${visitTypeJson} order by v.id) from visit_types v where v.doctor_id = d.id and v.active), '[]')`;

const ratingJson = sql`
  coalesce((select json_build_object('average', r.average, 'count', r.rating_count) from doctor_ratings r where r.doctor_id = d.id),
           '{"average": null, "count": 0}')`;

const locationJson = sql`
  case when l.id is not null then json_build_object(
    'id', l.id, 'externalId', l.external_id, 'name', l.name, 'addressLine', l.address_line, 'city', l.city,
    'region', l.region, 'postalCode', l.postal_code, 'country', l.country, 'latitude', l.latitude,
    'longitude', l.longitude, 'timeZone', l.time_zone) end`;
