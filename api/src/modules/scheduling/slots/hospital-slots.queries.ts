import { type Kysely, sql } from 'kysely';
import { instantOf } from '../instants.ts';
import type { HospitalSlot } from './hospital-slot.schemas.ts';

export interface HospitalSlotsAsked {
  hospitalId: string;
  doctorId?: string | undefined;
  doctorExternalId?: string | undefined;
  from: Date;
  to?: Date | undefined;
  now: Date;
  /** Where the page before ended. */
  after: [doctorId: string, startsAt: string, id: string] | undefined;
  limit: number;
}

/**
 * Slots as an import writes them: the lanes of a capacity are one row. Doctor by doctor, each by the start of the slot, so that a page reads
 * no more than the time of the doctors in it.
 */
export async function readHospitalSlots(
  database: Kysely<never>,
  { hospitalId, doctorId, doctorExternalId, from, to, now, after, limit }: HospitalSlotsAsked,
): Promise<HospitalSlot[]> {
  const [afterDoctor, afterStart, afterId] = after ?? [];
  const first = sql`(array_agg(s.id order by s.lane))[1]`;
  const { rows } = await sql<HospitalSlot>`
    select g.ids, g.external_id as "externalId", d.id as "doctorId", d.external_id as "doctorExternalId",
           l.id as "locationId", coalesce(l.external_id, l.name) as location, v.id as "visitTypeId", v.name as "visitType",
           g.starts_at as "startsAt", g.ends_at as "endsAt", l.time_zone as "timeZone", g.capacity, g.booked
      from doctors d
     cross join lateral (
       select s.starts_at, s.ends_at, s.external_id, s.location_id, s.visit_type_id, array_agg(s.id order by s.lane) as ids,
              count(*)::int as capacity, count(a.id)::int as booked
         from slots s
         left join appointments a
           on a.id = s.appointment_id and not (a.status = 'held' and a.hold_expires_at <= ${now}::timestamptz)
        where s.doctor_id = d.id and s.starts_at >= ${from}::timestamptz
          ${to ? sql`and s.starts_at < ${to}::timestamptz` : sql``}
          ${after ? sql`and (d.id <> ${afterDoctor}::uuid or s.starts_at >= ${afterStart}::timestamptz)` : sql``}
        group by s.starts_at, s.ends_at, s.external_id, s.location_id, s.visit_type_id
       ${after ? sql`having d.id <> ${afterDoctor}::uuid or (s.starts_at, ${first}) > (${afterStart}::timestamptz, ${afterId}::uuid)` : sql``}
        order by s.starts_at, ${first} limit ${limit + 1}) g
      join locations l on l.id = g.location_id
      left join visit_types v on v.id = g.visit_type_id
     where d.hospital_id = ${hospitalId}::uuid
       ${doctorId ? sql`and d.id = ${doctorId}::uuid` : sql``}
       ${doctorExternalId ? sql`and d.external_id = ${doctorExternalId}` : sql``}
       ${after ? sql`and d.id >= ${afterDoctor}::uuid` : sql``}
     order by d.id, g.starts_at, g.ids[1] limit ${limit + 1}`.execute(database);
  return rows.map((slot) => ({
    ...slot,
    startsAt: instantOf(slot.startsAt).toISOString(),
    endsAt: instantOf(slot.endsAt).toISOString(),
  }));
}
