import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { beginsVisit, shortestVisit, standsInTheWay } from './begins-visit.ts';
import { slotText } from './slot-json.ts';

export interface FreeSlotsQuery {
  doctorId?: string | undefined;
  specialty?: string | undefined;
  hospitalId?: string | undefined;
  visitTypeId?: string | undefined;
  mode?: string | undefined;
  from: Date;
  to: Date;
  now: Date;
  /** Where the page before ended. */
  after: [startsAt: string, id: string] | undefined;
  limit: number;
}

export interface FreeSlotsPage {
  /** A JSON array, as text. */
  items: string;
  last: [startsAt: string, id: string] | null;
  more: boolean;
}

/**
 * A page of the free slots at which a visit can begin, in the order of their start. Per doctor a range of the index of free slots,
 * and beside it the slots whose hold has lapsed; the page is put together as JSON in PostgreSQL and handed on as it is.
 */
export async function readFreeSlots(database: Database, query: FreeSlotsQuery): Promise<FreeSlotsPage> {
  const [page] = await database.prepared(freeSlotsStatement(query));
  if (!page) {
    throw new Error('an aggregate gave no row');
  }
  return { items: page.items, last: page.last, more: page.found > query.limit };
}

interface Row {
  items: string;
  found: number;
  last: [string, string] | null;
}

export function freeSlotsStatement(query: FreeSlotsQuery): RawBuilder<Row> {
  const fits = conditions([
    sql`s.starts_at >= window_of.opens and s.starts_at < window_of.closes`,
    query.after && sql`(s.starts_at, s.id) > (${query.after[0]}::timestamptz, ${query.after[1]}::uuid)`,
    beginsVisit(query),
  ]);
  const page = sql`order by s.starts_at, s.id limit ${query.limit + 1}::int`;
  return sql<Row>`
    select '[' || coalesce(string_agg(item, ',' order by starts_at, id) filter (where n <= ${query.limit}::int), '') || ']'
             as items,
           count(*)::int as found,
           (array_agg(json_build_array(starts_at, id)) filter (where n = ${query.limit}::int))[1] as last
      from (
        select s.starts_at, s.id, ${slotText} as item, row_number() over (order by s.starts_at, s.id) as n
          from doctors d
          join hospitals h on h.id = d.hospital_id
          cross join lateral ${shortestVisit(query)}
          cross join lateral (
            select greatest(${later(query)}::timestamptz,
                     ${query.now}::timestamptz + make_interval(mins => (h.policy ->> 'bookFromMinutes')::int)) as opens,
                   least(${query.to}::timestamptz,
                     ${query.now}::timestamptz + make_interval(days => (h.policy ->> 'bookUntilDays')::int)) as closes
          ) window_of
          cross join lateral (
            (select s.* from slots s where s.doctor_id = d.id and s.appointment_id is null and ${fits} ${page})
            union all
            (select s.* from appointments a join slots s on s.appointment_id = a.id
              where a.doctor_id = d.id and a.status = 'held' and a.hold_expires_at <= ${query.now} and ${fits}
                and not ${standsInTheWay(query.now)} ${page})
          ) s
          join locations l on l.id = s.location_id
         where d.status = 'active' and ${whose(query)}
         ${page}
      ) page`;
}

/** The later of what was asked for and where the page before ended: lets the index begin there. */
function later({ from, after }: FreeSlotsQuery) {
  return after ? sql`${after[0]}` : sql`${from}`;
}

function whose(query: FreeSlotsQuery): RawBuilder<unknown> {
  const { doctorId, specialty, hospitalId, visitTypeId, mode } = query;
  return conditions([
    // Asked of the doctor first: of one who offers no such visit, no slot needs to be looked at.
    (mode !== undefined || visitTypeId !== undefined) && sql`visit.shortest is not null`,
    doctorId !== undefined && sql`d.id = ${doctorId}`,
    specialty !== undefined && sql`d.specialties @> array[${specialty}]`,
    hospitalId !== undefined && sql`d.hospital_id = ${hospitalId}`,
  ]);
}

function conditions(parts: (RawBuilder<unknown> | false | undefined)[]): RawBuilder<unknown> {
  const present = parts.filter((part) => part !== false && part !== undefined);
  return sql.join(present, sql` and `);
}
