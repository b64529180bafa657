import { type Kysely, sql } from 'kysely';
import { arrayLiteral, textArrayLiteral } from '../batches/array-literal.ts';
import type { ExistingSlot } from '../rules/plan-slots.ts';
import type { WantedSlot } from '../rules/judge-slot-row.ts';

export interface DoctorOfRows {
  id: string;
  externalId: string;
  locationId: string | null;
}

export async function findDoctors(
  database: Kysely<never>,
  hospitalId: string,
  externalIds: readonly string[],
): Promise<DoctorOfRows[]> {
  const { rows } = await sql<DoctorOfRows>`
    select id, external_id as "externalId", location_id as "locationId" from doctors
     where hospital_id = ${hospitalId} and external_id = any (${textArrayLiteral(externalIds)}::text[])
  `.execute(database);
  return rows;
}

export interface LocationOfRows {
  id: string;
  externalId: string | null;
  name: string;
  timeZone: string;
}

export async function findLocations(database: Kysely<never>, hospitalId: string): Promise<LocationOfRows[]> {
  const { rows } = await sql<LocationOfRows>`
    select id, external_id as "externalId", name, time_zone as "timeZone" from locations
     where hospital_id = ${hospitalId} order by id`.execute(database);
  return rows;
}

export async function findVisitTypes(
  database: Kysely<never>,
  doctorIds: readonly string[],
  names: readonly string[],
): Promise<{ id: string; doctorId: string; name: string }[]> {
  const { rows } = await sql<{ id: string; doctorId: string; name: string }>`
    select id, doctor_id as "doctorId", name from visit_types
     where doctor_id = any (${arrayLiteral(doctorIds)}::uuid[]) and name = any (${textArrayLiteral(names)}::text[])
       and active`.execute(database);
  return rows;
}

/** Everybody who books, frees or imports queues here, in the order of the ids: so nobody waits for one who waits for him. */
export async function lockDoctors(transaction: Kysely<never>, ids: readonly string[]): Promise<void> {
  await sql`select lock_doctors(${arrayLiteral(ids)}::uuid[])`.execute(transaction);
}

const columns = sql.raw(`
  s.id, s.external_id as "externalId", s.doctor_id as "doctorId", s.location_id as "locationId",
  s.visit_type_id as "visitTypeId", s.lane,
  (extract(epoch from s.starts_at) * 1000)::float8 as "startMs", (extract(epoch from s.ends_at) * 1000)::float8 as "endMs",
  (s.appointment_id is not null and exists (
    select from appointments a
     where a.id = s.appointment_id and a.status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show')
       and not (a.status = 'held' and a.hold_expires_at <= now_at))) as booked`);

/**
 * The slots with an external id of the rows, and those in the places the rows ask for (and in one lane more, which tells of
 * others). The long arrays are kept from the planner (`select $n`), which would weigh each of their elements; the places are
 * gathered by doctor, so that each lane of a doctor is one walk along the index.
 */
export async function findSlots(
  database: Kysely<never>,
  hospitalId: string,
  wanted: readonly WantedSlot[],
  now: Date,
): Promise<ExistingSlot[]> {
  const externalIds = wanted.flatMap(({ externalId }) => externalId ?? []);
  const { doctorIds, lastLanes, firsts, lasts, starts } = placesOf(wanted);
  const { rows } = await sql<ExistingSlot>`
    with given (now_at, external_ids, starts) as materialized (
      select ${now}::timestamptz, ${textArrayLiteral(externalIds.sort())}::text[], ${arrayLiteral(starts)}::timestamptz[]),
    found as (
      select id from slots
       where hospital_id = ${hospitalId} and external_id = any ((select external_ids from given)::text[])
      union
      select s.id
        from unnest(${arrayLiteral(doctorIds)}::uuid[], ${arrayLiteral(lastLanes)}::smallint[],
                    ${arrayLiteral(firsts)}::integer[], ${arrayLiteral(lasts)}::integer[])
             as place (doctor_id, last_lane, first, last)
       cross join generate_series(0, place.last_lane) as of_place (lane)
       cross join lateral (
         select id from slots
          where doctor_id = place.doctor_id and lane = of_place.lane
            and starts_at = any (((select starts from given)::timestamptz[])[place.first:place.last])
         offset 0) s)
    select ${columns}
      from found
     cross join lateral (select * from slots where id = found.id offset 0) s
     cross join (select now_at from given) moment`.execute(database);
  return withHigherLanes(database, wanted, rows, now);
}

/** For each doctor how many lanes are looked at, and the stretch of `starts` (as PostgreSQL counts, from 1) that rows ask for. */
function placesOf(wanted: readonly WantedSlot[]) {
  const byDoctor = new Map<string, { lastLane: number; startsMs: number[] }>();
  for (const { doctorId, startMs, capacity = 1, externalId } of wanted) {
    const lastLane = externalId === null ? capacity : capacity - 1;
    const group = byDoctor.get(doctorId);
    if (group) {
      group.startsMs.push(startMs);
      if (lastLane > group.lastLane) group.lastLane = lastLane;
    } else {
      byDoctor.set(doctorId, { lastLane, startsMs: [startMs] });
    }
  }
  const groups = [...byDoctor.values()];
  const starts = groups.flatMap(({ startsMs }) => startsMs.sort((a, b) => a - b));
  let last = 0;
  const lasts = groups.map(({ startsMs }) => (last += startsMs.length));
  return {
    doctorIds: [...byDoctor.keys()],
    lastLanes: groups.map(({ lastLane }) => lastLane),
    firsts: groups.map(({ startsMs }, i) => (lasts[i] ?? 0) - startsMs.length + 1),
    lasts,
    starts: starts.map((ms) => `"${new Date(ms).toISOString()}"`),
  };
}

/** Rows without an external id own all lanes of their place: where there is one lane more than asked for, the rest is looked up too. */
async function withHigherLanes(
  database: Kysely<never>,
  wanted: readonly WantedSlot[],
  found: ExistingSlot[],
  now: Date,
): Promise<ExistingSlot[]> {
  const byPlace = new Map(found.map((slot) => [`${slot.doctorId} ${slot.startMs} ${slot.lane}`, slot]));
  const wider = wanted.filter(
    ({ externalId, doctorId, startMs, capacity = 1 }) =>
      externalId === null && byPlace.has(`${doctorId} ${startMs} ${capacity}`),
  );
  if (wider.length === 0) {
    return found;
  }
  const { rows } = await sql<ExistingSlot>`
    select ${columns}
      from unnest(${arrayLiteral(wider.map(({ doctorId }) => doctorId))}::uuid[],
                  ${arrayLiteral(wider.map(({ startMs }) => startMs / 1000))}::float8[]) as place (doctor_id, starts_at)
      join slots s on s.doctor_id = place.doctor_id and s.starts_at = to_timestamp(place.starts_at)
      cross join (values (${now}::timestamptz)) as moment (now_at)`.execute(database);
  return [...new Map([...found, ...rows].map((slot) => [slot.id, slot])).values()];
}
