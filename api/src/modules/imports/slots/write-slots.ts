import { type Kysely, sql } from 'kysely';
import { newIds } from '../../../values/ids.ts';
import { arrayLiteral, textArrayLiteral } from '../batches/array-literal.ts';
import type { NewSlot, PlacedSlot, SlotPlan } from '../rules/plan-slots.ts';

/** Rows of one statement: capacities can make many slots of a row, and no statement is to be gigantic. */
const slotsPerStatement = 10_000;

/**
 * Carries out a plan for slots whose doctors are locked. Order matters: what goes makes room first, what moves steps aside, and only
 * then comes what takes the places.
 */
export async function writeSlots(
  transaction: Kysely<never>,
  hospitalId: string,
  { inserts, changes, moved, removals }: SlotPlan,
): Promise<void> {
  if (removals.length > 0) {
    await sql`delete from slots where id = any (${arrayLiteral(removals)}::uuid[])`.execute(transaction);
  }
  if (moved.length > 0) {
    await stepAside(transaction, moved);
  }
  if (changes.length > 0) {
    await place(transaction, changes);
  }
  for (let from = 0; from < inserts.length; from += slotsPerStatement) {
    await insert(transaction, hospitalId, inserts.slice(from, from + slotsPerStatement));
  }
  await giveToAppointments(transaction, [...changes, ...inserts]);
}

/** A unique place is checked row by row, so slots that follow each other round would collide: all leave for a far century first. */
async function stepAside(transaction: Kysely<never>, ids: readonly string[]): Promise<void> {
  await sql`
    update slots set starts_at = starts_at + interval '10000 years', ends_at = ends_at + interval '10000 years'
     where id = any (${arrayLiteral(ids)}::uuid[])`.execute(transaction);
}

async function place(transaction: Kysely<never>, changes: readonly PlacedSlot[]): Promise<void> {
  await sql`
    update slots s
       set doctor_id = c.doctor_id, location_id = c.location_id, visit_type_id = c.visit_type_id,
           starts_at = to_timestamp(c.starts_at), ends_at = to_timestamp(c.ends_at),
           appointment_id = case when s.doctor_id = c.doctor_id and s.starts_at = to_timestamp(c.starts_at)
                                      and s.ends_at <= to_timestamp(c.ends_at) then s.appointment_id end
      from unnest(${arrayLiteral(changes.map(({ id }) => id))}::uuid[],
                  ${arrayLiteral(changes.map(({ doctorId }) => doctorId))}::uuid[],
                  ${arrayLiteral(changes.map(({ locationId }) => locationId))}::uuid[],
                  ${arrayLiteral(changes.map(({ visitTypeId }) => visitTypeId))}::uuid[],
                  ${arrayLiteral(changes.map(({ startMs }) => startMs / 1000))}::float8[],
                  ${arrayLiteral(changes.map(({ endMs }) => endMs / 1000))}::float8[])
           as c (id, doctor_id, location_id, visit_type_id, starts_at, ends_at)
     where s.id = c.id`.execute(transaction);
}

async function insert(
  transaction: Kysely<never>,
  hospitalId: string,
  slots: readonly NewSlot[],
): Promise<void> {
  await sql`
    insert into slots (id, hospital_id, doctor_id, location_id, visit_type_id, external_id, lane, starts_at, ends_at)
    select id, ${hospitalId}::uuid, doctor_id, location_id, visit_type_id, external_id, lane,
           to_timestamp(starts_at), to_timestamp(ends_at)
      from unnest(${arrayLiteral(newIds(slots.length))}::uuid[],
                  ${arrayLiteral(slots.map(({ doctorId }) => doctorId))}::uuid[],
                  ${arrayLiteral(slots.map(({ locationId }) => locationId))}::uuid[],
                  ${arrayLiteral(slots.map(({ visitTypeId }) => visitTypeId))}::uuid[],
                  ${textArrayLiteral(slots.map(({ externalId }) => externalId))}::text[],
                  ${arrayLiteral(slots.map(({ lane }) => lane))}::smallint[],
                  ${arrayLiteral(slots.map(({ startMs }) => startMs / 1000))}::float8[],
                  ${arrayLiteral(slots.map(({ endMs }) => endMs / 1000))}::float8[])
           as new (id, doctor_id, location_id, visit_type_id, external_id, lane, starts_at, ends_at)
  `.execute(transaction);
}

/**
 * A new or moved slot over the time of an active appointment is the appointment's from the start, so that the list of free slots
 * shows nothing that cannot be booked.
 */
async function giveToAppointments(
  transaction: Kysely<never>,
  slots: readonly (NewSlot | PlacedSlot)[],
): Promise<void> {
  if (slots.length === 0) {
    return;
  }
  let from = Infinity;
  let to = -Infinity;
  const doctorIds = new Set<string>();
  for (const { doctorId, startMs, endMs } of slots) {
    doctorIds.add(doctorId);
    if (startMs < from) from = startMs;
    if (endMs > to) to = endMs;
  }
  const doctors = arrayLiteral([...doctorIds]);
  await sql`
    select settle_slots(${doctors}::uuid[], to_timestamp(${from / 1000}::float8), to_timestamp(${to / 1000}::float8))
  `.execute(transaction);
}
