import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { Statement } from '../../../platform/database/statement.ts';
import type { BookingPolicy } from '../../../values/booking-policy.ts';
import { instantOf } from '../instants.ts';
import { type SlotInRow } from '../rules/consecutive-slots.ts';

export interface VisitType {
  id: string;
  durationMinutes: number;
  feeMinor: number;
  currency: string;
  mode: 'in_person' | 'video' | 'phone';
  payment: 'online' | 'at_visit';
}

/** All a booking is decided on. */
export interface BookingFacts {
  slot: SlotInRow;
  lane: number;
  doctorId: string;
  doctorActive: boolean;
  hospitalId: string;
  /** How the hospital's payments are shared: null for the platform's usual fee, null for money that stays with the platform. */
  platformFeeBps: number | null;
  stripeAccountId: string | null;
  timeZone: string;
  policy: BookingPolicy;
  /** The one asked for; else the slot's; else all the doctor offers, of which there must be one. */
  visitTypes: VisitType[];
  patientKnown: boolean;
}

export interface AskedFacts {
  slotId: string;
  visitTypeId: string | null;
  patientId: string;
  now: Date;
  /** An appointment that is to move: what it has itself, or keeps to move to, is free for it. */
  movedId: string | null;
}

/** A row for each kind of visit that can be meant; one without any when there is none. `question` counts from zero. */
interface FactsRow extends Omit<BookingFacts, 'slot' | 'visitTypes'>, SlotRow {
  question: number;
  visitId: string | null;
  durationMinutes: number;
  feeMinor: string;
  currency: string;
  mode: VisitType['mode'];
  payment: VisitType['payment'];
}
type SlotRow = Omit<SlotInRow, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

/**
 * One read for all of it, and for all bookings that ask at the same time; undefined where there is no such slot. What it says may
 * be old a moment later; the claim looks again behind its lock.
 */
export async function readBookingFacts(
  database: Database,
  asked: readonly AskedFacts[],
): Promise<(BookingFacts | undefined)[]> {
  const rows = await database.run(bookingFacts, { asked: askedRows(asked) });
  const answers: FactsRow[][] = asked.map(() => []);
  for (const row of rows) {
    answers[row.question]?.push(row);
  }
  return answers.map(toFacts);
}

/** The slots that begin within the span after a first one; asked for only where that one is too short for the visit. */
export async function readFollowingSlots(database: Database, after: After): Promise<SlotInRow[]> {
  const rows = await database.run(followingSlots, after);
  return rows.map(toSlot);
}

interface After {
  doctorId: string;
  lane: number;
  from: Date;
  to: Date;
  now: Date;
  movedId: string | null;
}

/** The questions as the statement takes them: numbered, as JSON. */
export function askedRows(asked: readonly AskedFacts[]): string {
  return JSON.stringify(
    asked.map(({ slotId, visitTypeId, patientId, movedId, now }, question) => ({
      question,
      slot_id: slotId,
      visit_type_id: visitTypeId,
      patient_id: patientId,
      moved_id: movedId,
      instant: now,
    })),
  );
}

// Plain columns: objects built by PostgreSQL for the slot and the kinds of visit would make the read a third dearer. `offset 0` has
// it planned for one slot, by keys, and carried out for each; a plan for many would begin with whole tables. JSON, because
// PostgreSQL takes it for as many rows whatever is in it: for arrays of a few it would make a better plan at every call, which
// takes four times as long as the read.
export const bookingFacts = new Statement<{ asked: string }, FactsRow>(
  (value) => sql<FactsRow>`
    select facts.*, asked.question
      from json_to_recordset(${value('asked')}::json) as asked(
             question integer, slot_id uuid, visit_type_id uuid, patient_id uuid, moved_id uuid, instant timestamptz)
     cross join lateral (
       select ${slotColumns({ now: sql`asked.instant`, movedId: sql`asked.moved_id` })}, s.lane,
              s.doctor_id as "doctorId", d.status = 'active' as "doctorActive", d.hospital_id as "hospitalId",
              h.platform_fee_bps as "platformFeeBps", h.stripe_account_id as "stripeAccountId",
              l.time_zone as "timeZone", h.policy,
              v.id as "visitId", v.duration_minutes as "durationMinutes", v.fee_minor as "feeMinor", v.currency, v.mode,
              v.payment,
              exists (select from accounts where id = asked.patient_id and role = 'patient' and suspended_at is null)
                as "patientKnown"
         from slots s
         join doctors d on d.id = s.doctor_id
         join hospitals h on h.id = d.hospital_id
         join locations l on l.id = s.location_id
         left join visit_types v
           on v.doctor_id = s.doctor_id and v.active
          and (s.visit_type_id is null or v.id = s.visit_type_id)
          and (asked.visit_type_id is null or v.id = asked.visit_type_id)
        where s.id = asked.slot_id
       offset 0) facts`,
);

const followingSlots = new Statement<After, SlotRow>(
  (value) => sql<SlotRow>`
    select ${slotColumns({ now: value('now'), movedId: sql`${value('movedId')}::uuid` })} from slots s
     where s.doctor_id = ${value('doctorId')} and s.lane = ${value('lane')}
       and s.starts_at >= ${value('from')} and s.starts_at < ${value('to')}`,
);

function slotColumns({ now, movedId }: Record<'now' | 'movedId', RawBuilder<unknown>>): RawBuilder<unknown> {
  return sql`
    s.id, s.location_id as "locationId", s.visit_type_id as "visitTypeId", s.starts_at as "startsAt",
    s.ends_at as "endsAt",
    coalesce(s.appointment_id = ${movedId}, s.appointment_id is null) or exists (
      select from appointments a where a.id = s.appointment_id
        and a.status = 'held' and (a.hold_expires_at <= ${now} or a.moves_appointment_id = ${movedId})) as free`;
}

function toFacts(rows: FactsRow[]): BookingFacts | undefined {
  const [row] = rows;
  return row && { ...row, slot: toSlot(row), visitTypes: rows.flatMap(toVisitType) };
}

function toSlot({ id, locationId, visitTypeId, startsAt, endsAt, free }: SlotRow): SlotInRow {
  return { id, locationId, visitTypeId, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), free };
}

function toVisitType({ visitId, durationMinutes, feeMinor, currency, mode, payment }: FactsRow): VisitType[] {
  return visitId === null
    ? []
    : [{ id: visitId, durationMinutes, feeMinor: Number(feeMinor), currency, mode, payment }];
}

/** The platform's part of what a hospital takes, in hundredths of a per cent; null for the usual one. */
export async function readPlatformFee(database: Kysely<never>, hospitalId: string): Promise<number | null> {
  const { rows } = await sql<{ platformFeeBps: number | null }>`
    select platform_fee_bps as "platformFeeBps" from hospitals where id = ${hospitalId}`.execute(database);
  return rows[0]?.platformFeeBps ?? null;
}
