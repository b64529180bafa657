import { type Kysely, type RawBuilder, sql } from 'kysely';
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
 * Slots as an import writes them: the lanes of a capacity are one row. Doctor by doctor, each by the start of the slot, so that a page
 * costs by what is on it.
 */
export async function readHospitalSlots(
  database: Kysely<never>,
  asked: HospitalSlotsAsked,
): Promise<HospitalSlot[]> {
  const { rows } = await hospitalSlotsStatement(asked).execute(database);
  return rows.map((slot) => ({
    ...slot,
    startsAt: instantOf(slot.startsAt).toISOString(),
    endsAt: instantOf(slot.endsAt).toISOString(),
  }));
}

/**
 * A lane of a doctor has one slot at a start, so of each lane no more are read than the page has rows: one for the page that follows, and
 * one that the page before has shown.
 */
export function hospitalSlotsStatement({
  hospitalId,
  doctorId,
  doctorExternalId,
  from,
  to,
  now,
  after,
  limit,
}: HospitalSlotsAsked): RawBuilder<HospitalSlot> {
  const [afterDoctor, afterStart, afterId] = after ?? [];
  const first = sql`(array_agg(s.id order by s.lane))[1]`;
  return sql<HospitalSlot>`
    with page as (
      select d.id as doctor_id, d.external_id as doctor_external_id, g.*
        from doctors d
       cross join lateral (
         select s.starts_at, s.ends_at, s.external_id, s.location_id, s.visit_type_id, count(*)::int as capacity,
                array_agg(s.id order by s.lane) as ids, array_agg(s.appointment_id) as appointments
           from generate_series(0, (select max(lane) from slots where doctor_id = d.id)) lane
          cross join lateral (
            select s.* from slots s
             where s.doctor_id = d.id and s.lane = lane.lane and s.starts_at >= ${from}::timestamptz
               ${to ? sql`and s.starts_at < ${to}::timestamptz` : sql``}
               ${after ? sql`and s.starts_at >= case when d.id = ${afterDoctor}::uuid then ${afterStart}::timestamptz else '-infinity' end` : sql``}
             order by s.starts_at limit ${limit + 2}) s
          group by s.starts_at, s.ends_at, s.external_id, s.location_id, s.visit_type_id
         ${after ? sql`having d.id <> ${afterDoctor}::uuid or (s.starts_at, ${first}) > (${afterStart}::timestamptz, ${afterId}::uuid)` : sql``}
          order by s.starts_at, ${first} limit ${limit + 1}) g
       where d.hospital_id = ${hospitalId}::uuid
         ${doctorId ? sql`and d.id = ${doctorId}::uuid` : sql``}
         ${doctorExternalId ? sql`and d.external_id = ${doctorExternalId}` : sql``}
         ${after ? sql`and d.id >= ${afterDoctor}::uuid` : sql``}
       order by d.id, g.starts_at, g.ids[1] limit ${limit + 1})
    select p.ids, p.external_id as "externalId", p.doctor_id as "doctorId", p.doctor_external_id as "doctorExternalId",
           l.id as "locationId", coalesce(l.external_id, l.name) as location, v.id as "visitTypeId", v.name as "visitType",
           p.starts_at as "startsAt", p.ends_at as "endsAt", l.time_zone as "timeZone", p.capacity,
           (select count(*)::int from appointments a
             where a.id = any (p.appointments)
               and not (a.status = 'held' and a.hold_expires_at <= ${now}::timestamptz)) as booked
      from page p
      join locations l on l.id = p.location_id
      left join visit_types v on v.id = p.visit_type_id
     order by p.doctor_id, p.starts_at, p.ids[1]`;
}
