import { type RawBuilder, sql } from 'kysely';

export interface Availability {
  /** The instant booking windows are counted from; free is what was not held past it. */
  asOf: Date;
  from?: Date | undefined;
  to?: Date | undefined;
  hospitalId?: string | undefined;
}

/**
 * `open_hours`: for each hospital, the time that can be booked (its booking window, cut by what was asked for).
 * `lapsed`: the first slot of each doctor whose holder let it lapse; few, for a sweep ends them within minutes.
 */
export function availabilityTables({ asOf, from, to, hospitalId }: Availability): RawBuilder<unknown> {
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
    )`;
}

/**
 * The first free slot of a doctor (alias `m`: id, opens_at, closes_at), by one probe of the index `slots_free`; with
 * `visitTypes` only slots which can be booked for one of them.
 */
export function nextFree(visitTypes?: RawBuilder<unknown>): RawBuilder<Date | null> {
  const fits = (alias: string): RawBuilder<unknown> =>
    visitTypes
      ? sql`and (${sql.ref(`${alias}.visit_type_id`)} is null
                 or ${sql.ref(`${alias}.visit_type_id`)} = any (${visitTypes}))`
      : sql``;
  return sql<Date | null>`
    least(
      (select s.starts_at from slots s
        where s.doctor_id = m.id and s.appointment_id is null
          and s.starts_at >= m.opens_at and s.starts_at <= m.closes_at ${fits('s')}
        order by s.starts_at limit 1),
      (select min(lapsed.starts_at) from lapsed where lapsed.doctor_id = m.id ${fits('lapsed')}))`;
}
