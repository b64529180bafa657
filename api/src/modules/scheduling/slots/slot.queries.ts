import { type Kysely, sql } from 'kysely';
import { slotJson } from './slot-json.ts';
import type { CreatedSlots } from './slot.schemas.ts';

export interface SlotHome {
  doctorId: string;
  hospitalId: string;
  locationId: string | null;
  /** Ids of the hospital's locations and of the doctor's visit types that the input may name. */
  locations: string[];
  visitTypes: string[];
}

/** The doctors new slots are for, each with what may be named with them. */
export async function readSlotHomes(
  database: Kysely<never>,
  asked: { doctorIds: string[]; locationIds: string[]; visitTypeIds: string[] },
): Promise<SlotHome[]> {
  const { rows } = await sql<SlotHome>`
    select d.id as "doctorId", d.hospital_id as "hospitalId", d.location_id as "locationId",
           array(select l.id::text from locations l
                  where l.hospital_id = d.hospital_id and l.id = any (${asked.locationIds}::uuid[])) as locations,
           array(select v.id::text from visit_types v
                  where v.doctor_id = d.id and v.id = any (${asked.visitTypeIds}::uuid[])) as "visitTypes"
      from doctors d where d.id = any (${asked.doctorIds}::uuid[])`.execute(database);
  return rows;
}

export interface SlotRow {
  id: string;
  hospitalId: string;
  doctorId: string;
  locationId: string;
  visitTypeId: string | null;
  lane: number;
  startsAt: Date;
  endsAt: Date;
}

/** Inserts slots in three steps, see the door: the doctors' locks, the rows, and those over an appointment given to it. */
export async function insertSlots(transaction: Kysely<never>, slots: readonly SlotRow[]): Promise<void> {
  const doctors = [...new Set(slots.map(({ doctorId }) => doctorId))];
  const earliest = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
  const latest = new Date(Math.max(...slots.map(({ endsAt }) => endsAt.getTime())));
  await sql`select lock_doctors(${doctors}::uuid[])`.execute(transaction);
  await sql`
    insert into slots (id, hospital_id, doctor_id, location_id, visit_type_id, lane, starts_at, ends_at)
    select * from unnest(
      ${slots.map(({ id }) => id)}::uuid[], ${slots.map(({ hospitalId }) => hospitalId)}::uuid[],
      ${slots.map(({ doctorId }) => doctorId)}::uuid[], ${slots.map(({ locationId }) => locationId)}::uuid[],
      ${slots.map(({ visitTypeId }) => visitTypeId)}::uuid[], ${slots.map(({ lane }) => lane)}::smallint[],
      ${slots.map(({ startsAt }) => startsAt)}::timestamptz[], ${slots.map(({ endsAt }) => endsAt)}::timestamptz[])`.execute(
    transaction,
  );
  await sql`select settle_slots(${doctors}::uuid[], ${earliest}, ${latest})`.execute(transaction);
}

/** Which of these have a slot of their doctor at their start, in a lane they would take; by their place in the list. */
export async function readExistingStarts(
  database: Kysely<never>,
  asked: readonly { doctorId: string; startsAt: Date; capacity: number }[],
): Promise<number[]> {
  const { rows } = await sql<{ index: number }>`
    select (n - 1)::int as index
      from unnest(${asked.map(({ doctorId }) => doctorId)}::uuid[], ${asked.map(({ startsAt }) => startsAt)}::timestamptz[],
                  ${asked.map(({ capacity }) => capacity)}::int[]) with ordinality as asked (doctor_id, starts_at, capacity, n)
     where exists (select from slots s
                    where s.doctor_id = asked.doctor_id and s.starts_at = asked.starts_at and s.lane < asked.capacity)`.execute(
    database,
  );
  return rows.map(({ index }) => index);
}

export async function readCreatedSlots(
  transaction: Kysely<never>,
  ids: readonly string[],
): Promise<CreatedSlots> {
  const { rows } = await sql<{ slot: CreatedSlots['items'][number]; lane: number; free: boolean }>`
    select ${slotJson} as slot, s.lane, s.appointment_id is null as free
      from slots s join locations l on l.id = s.location_id
     where s.id = any (${ids}::uuid[]) order by s.starts_at, s.doctor_id, s.lane`.execute(transaction);
  return { items: rows.map(({ slot, lane, free }) => ({ ...slot, lane, free })) };
}
