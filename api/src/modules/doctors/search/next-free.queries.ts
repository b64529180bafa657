import { type RawBuilder, sql } from 'kysely';

export interface Availability {
  /** The instant booking windows are counted from; free is what was not held past it. */
  asOf: Date;
  from?: Date | undefined;
  to?: Date | undefined;
  hospitalId?: string | undefined;
  /** Whether bookings and cancellations since `asOf` are to be looked through, to see what was free then. */
  lookBack?: boolean;
}

/**
 * `bookable`: for each hospital, the time that can be booked (its booking window, cut by what was asked for).
 * `lapsed`: the first slot of each doctor whose holder let it lapse; few, for a sweep ends them within minutes.
 */
export function availabilityTables(availability: Availability): RawBuilder<unknown> {
  const { asOf, from, to, hospitalId, lookBack } = availability;
  const opens = sql`${asOf}::timestamptz + (policy ->> 'bookFromMinutes')::int * interval '1 minute'`;
  const closes = sql`${asOf}::timestamptz + (policy ->> 'bookUntilDays')::int * interval '1 day'`;
  return sql`
    bookable as materialized (
      select id as hospital_id,
             ${from ? sql`greatest(${opens}, ${from}::timestamptz)` : opens} as opens_at,
             ${to ? sql`least(${closes}, ${to}::timestamptz - interval '1 microsecond')` : closes} as closes_at
        from hospitals
       ${hospitalId ? sql`where id = ${hospitalId}::uuid` : sql``}
    ),
    lapsed as materialized (
      select s.doctor_id, s.visit_type_id, min(s.starts_at) as starts_at
        from appointments a
        join slots s on s.appointment_id = a.id
        join bookable b on b.hospital_id = s.hospital_id
       where a.status = 'held' and a.hold_expires_at <= ${asOf}::timestamptz
         and s.starts_at between b.opens_at and b.closes_at
       group by s.doctor_id, s.visit_type_id
    )${lookBack ? sql`, ${changesSince(asOf)}` : sql``}`;
}

/**
 * What bookings and cancellations did since the walk over the pages began: `freed` was taken then, `taken` was free.
 * A hold that had lapsed by then was free, whenever it was ended.
 */
function changesSince(asOf: Date): RawBuilder<unknown> {
  return sql`
    changed as materialized (
      select a.id, a.doctor_id, a.lane, a.starts_at, a.ends_at, a.created_at, a.ended_at,
             a.status = 'expired' and a.created_at
               + (a.policy ->> 'holdMinutes')::int * (1 + a.hold_extensions) * interval '1 minute'
               <= ${asOf}::timestamptz as was_free
        from bookable b
        join appointments a on a.hospital_id = b.hospital_id and a.updated_at > ${asOf}::timestamptz
    ),
    freed as materialized (
      select doctor_id, lane, starts_at, ends_at from changed
       where ended_at > ${asOf}::timestamptz and created_at <= ${asOf}::timestamptz and not was_free
    ),
    taken as materialized (
      select s.doctor_id, s.visit_type_id, s.starts_at
        from changed c
        join slots s on s.appointment_id = c.id
       where c.created_at > ${asOf}::timestamptz and not ${wasFreed('s')}
    )`;
}

function wasFreed(slot: string): RawBuilder<boolean> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${slot}.${name}`);
  return sql<boolean>`
    exists (select from freed f
             where f.doctor_id = ${column('doctor_id')} and f.lane = ${column('lane')}
               and f.starts_at < ${column('ends_at')} and f.ends_at > ${column('starts_at')})`;
}

/**
 * The first free slot of a doctor (alias `m`: id, opens_at, closes_at), by one probe of the index `slots_free`; with
 * `visitTypes` only slots which can be booked for one of them.
 */
export function nextFree(visitTypes?: RawBuilder<unknown>): RawBuilder<Date | null> {
  return sql<Date | null>`
    least(
      ${firstFree(visitTypes)},
      (select min(lapsed.starts_at) from lapsed where lapsed.doctor_id = m.id ${fits('lapsed', visitTypes)}))`;
}

/** The same as it was at `asOf`; needs the tables of `lookBack`. */
export function nextFreeThen(visitTypes?: RawBuilder<unknown>): RawBuilder<Date | null> {
  return sql<Date | null>`
    least(
      case when m.id in (select doctor_id from freed) then ${firstFree(visitTypes, sql`and not ${wasFreed('s')}`)}
           else ${firstFree(visitTypes)} end,
      (select min(lapsed.starts_at) from lapsed where lapsed.doctor_id = m.id ${fits('lapsed', visitTypes)}),
      (select min(taken.starts_at) from taken
        where taken.doctor_id = m.id and taken.starts_at between m.opens_at and m.closes_at
          ${fits('taken', visitTypes)}))`;
}

function firstFree(visitTypes?: RawBuilder<unknown>, further = sql``): RawBuilder<Date | null> {
  return sql`
    (select s.starts_at from slots s
      where s.doctor_id = m.id and s.appointment_id is null
        and s.starts_at >= m.opens_at and s.starts_at <= m.closes_at ${fits('s', visitTypes)} ${further}
      order by s.starts_at limit 1)`;
}

function fits(slot: string, visitTypes?: RawBuilder<unknown>): RawBuilder<unknown> {
  const column = sql.ref(`${slot}.visit_type_id`);
  return visitTypes ? sql`and (${column} is null or ${column} = any (${visitTypes}))` : sql``;
}
