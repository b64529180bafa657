import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type AskedVisit, beginsVisit, shortestVisit } from './begins-visit.ts';
import { slotJson } from './slot-json.ts';
import type { SlotAnswer } from './slot.schemas.ts';

const shown = 5;

/** Where else a visit can begin for somebody who did not get their slot: of the same doctor, else of the same specialty and hospital. */
export async function readAlternatives(
  database: Kysely<never>,
  wish: { doctorId: string; visitTypeId: string; from: Date; now: Date },
): Promise<SlotAnswer[]> {
  const ofDoctor = await read(
    database,
    wish,
    { visitTypeId: wish.visitTypeId, now: wish.now },
    sql`d.id = ${wish.doctorId}`,
  );
  if (ofDoctor.length > 0) {
    return ofDoctor;
  }
  return read(
    database,
    wish,
    { now: wish.now },
    sql`d.id <> ${wish.doctorId} and (d.hospital_id, true) = (
      select o.hospital_id, o.specialties && d.specialties from doctors o where o.id = ${wish.doctorId})`,
  );
}

async function read(
  database: Kysely<never>,
  wish: { from: Date; now: Date },
  visit: AskedVisit,
  whose: RawBuilder<unknown>,
): Promise<SlotAnswer[]> {
  const { rows } = await sql<{ slot: SlotAnswer }>`
    select ${slotJson} as slot
      from doctors d
      join hospitals h on h.id = d.hospital_id
      cross join lateral ${shortestVisit(visit)}
      cross join lateral (
        select * from slots s
         where s.doctor_id = d.id and s.appointment_id is null
           and s.starts_at >= greatest(${wish.from}::timestamptz,
                 ${wish.now}::timestamptz + make_interval(mins => (h.policy ->> 'bookFromMinutes')::int))
           and s.starts_at <= ${wish.now}::timestamptz + make_interval(days => (h.policy ->> 'bookUntilDays')::int)
           and ${beginsVisit(visit)}
         order by s.starts_at
         limit ${shown}) s
      join locations l on l.id = s.location_id
     where d.status = 'active' and visit.shortest is not null and ${whose}
     order by s.starts_at, s.id
     limit ${shown}`.execute(database);
  return rows.map(({ slot }) => slot);
}
