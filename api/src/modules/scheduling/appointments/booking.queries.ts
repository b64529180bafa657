import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { Statement } from '../../../platform/database/statement.ts';
import type { AnswerRow } from '../../../platform/idempotency/stored-answers.ts';
import type { BookingPolicy } from '../../../values/booking-policy.ts';
import type { AppointmentBooked } from '../../../events/appointment-booked.ts';
import { instantOf } from '../instants.ts';
import { type SlotInRow } from '../rules/consecutive-slots.ts';
import type { Appointment } from './appointment.queries.ts';

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
  /** Up to as long after the slot as the longest of the visit types takes. */
  following: SlotInRow[];
  lane: number;
  doctorId: string;
  doctorActive: boolean;
  hospitalId: string;
  timeZone: string;
  policy: BookingPolicy;
  /** The one asked for; else the slot's; else all the doctor offers, of which there must be one. */
  visitTypes: VisitType[];
  patientKnown: boolean;
}

interface Row extends Omit<BookingFacts, 'slot' | 'following'> {
  slot: SlotRow;
  following: SlotRow[];
}
type SlotRow = Omit<SlotInRow, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

interface Asked {
  slotId: string;
  visitTypeId: string | null;
  patientId: string;
  now: Date;
}

/** One read for all of it. What it says may be old a moment later; the claim looks again behind its lock. */
export async function readBookingFacts(database: Database, asked: Asked): Promise<BookingFacts | undefined> {
  const [row] = await database.run(bookingFacts, asked);
  return row && { ...row, slot: toSlot(row.slot), following: row.following.map(toSlot) };
}

const bookingFacts = new Statement<Asked, Row>((value) => {
  const free = (slot: string) => sql`(
    ${sql.ref(`${slot}.appointment_id`)} is null or exists (
      select from appointments a where a.id = ${sql.ref(`${slot}.appointment_id`)}
        and a.status = 'held' and a.hold_expires_at <= ${value('now')}))`;
  const slot = (name: string) => sql`jsonb_build_object(
    'id', ${sql.ref(`${name}.id`)}, 'locationId', ${sql.ref(`${name}.location_id`)},
    'visitTypeId', ${sql.ref(`${name}.visit_type_id`)}, 'startsAt', ${sql.ref(`${name}.starts_at`)},
    'endsAt', ${sql.ref(`${name}.ends_at`)}, 'free', ${free(name)})`;
  return sql<Row>`
    select ${slot('s')} as slot, s.lane, s.doctor_id as "doctorId", d.status = 'active' as "doctorActive",
           d.hospital_id as "hospitalId", l.time_zone as "timeZone", h.policy, visit.types as "visitTypes",
           coalesce(case when s.starts_at + make_interval(mins => visit.longest) > s.ends_at then (
             select jsonb_agg(${slot('f')}) from slots f
              where f.doctor_id = s.doctor_id and f.lane = s.lane and f.starts_at >= s.ends_at
                and f.starts_at < s.starts_at + make_interval(mins => visit.longest)) end, '[]') as following,
           exists (select from accounts where id = ${value('patientId')} and role = 'patient' and disabled_at is null)
             as "patientKnown"
      from slots s
      join doctors d on d.id = s.doctor_id
      join hospitals h on h.id = d.hospital_id
      join locations l on l.id = s.location_id
      cross join lateral (
        select coalesce(max(v.duration_minutes), 0) as longest,
               coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'durationMinutes', v.duration_minutes,
                 'feeMinor', v.fee_minor, 'currency', v.currency, 'mode', v.mode, 'payment', v.payment)), '[]') as types
          from visit_types v
         where v.doctor_id = s.doctor_id and v.active
           and (s.visit_type_id is null or v.id = s.visit_type_id)
           and (${value('visitTypeId')}::uuid is null or v.id = ${value('visitTypeId')}::uuid)) visit
     where s.id = ${value('slotId')}`;
});

function toSlot(row: SlotRow): SlotInRow {
  return { ...row, startsAt: instantOf(row.startsAt), endsAt: instantOf(row.endsAt) };
}

export type ClaimVerdict = 'claimed' | 'taken' | 'gone';

/**
 * The whole booking as one statement, which is one transaction and one round trip: the claim, and only when it succeeds the
 * appointment, its history, the event and the stored answer of an idempotent request.
 */
export async function writeBooking(database: Database, booking: Booking): Promise<ClaimVerdict> {
  const { appointment, slotIds, event, answer } = booking;
  const values: BookingValues = {
    ...appointment,
    policy: JSON.stringify(appointment.policy),
    now: appointment.createdAt,
    slotIds,
    eventType: event.type,
    eventPayload: JSON.stringify(event.payload),
  };
  const [row] = answer
    ? await database.run(bookingWithAnswer, { ...values, ...answerValues(answer) })
    : await database.run(bookingAlone, values);
  if (!row) {
    throw new Error('the claim gave no verdict');
  }
  return row.verdict;
}

export interface Booking {
  appointment: Appointment;
  slotIds: string[];
  event: AppointmentBooked;
  answer: AnswerRow | undefined;
}

type BookingValues = Omit<Appointment, 'policy'> & {
  policy: string;
  now: Date;
  slotIds: string[];
  eventType: string;
  eventPayload: string;
};
interface Verdict {
  verdict: ClaimVerdict;
}
type Value<Values> = (name: keyof Values & string) => RawBuilder<unknown>;

const bookingAlone = new Statement<BookingValues, Verdict>((value) => bookingStatement(value, sql``));

const bookingWithAnswer = new Statement<BookingValues & AnswerValues, Verdict>((value) =>
  bookingStatement(value, insertAnswer(value)),
);

function bookingStatement(
  value: Value<BookingValues>,
  furtherInserts: RawBuilder<unknown>,
): RawBuilder<Verdict> {
  return sql<Verdict>`
    with claim as materialized (
      select claim_slots(${value('id')}, ${value('doctorId')}, ${value('lane')}::smallint, ${value('slotIds')}::uuid[],
                         ${value('startsAt')}, ${value('endsAt')}, ${value('now')}) as verdict
    ), booked as (
      insert into appointments (
        id, reference, hospital_id, doctor_id, location_id, patient_id, visit_type_id, lane, starts_at, ends_at, status,
        hold_expires_at, mode, payment, fee_minor, currency, policy, reason, booked_by, confirmed_at, created_at, updated_at)
      select ${value('id')}::uuid, ${value('reference')}, ${value('hospitalId')}::uuid, ${value('doctorId')}::uuid, ${value('locationId')}::uuid,
             ${value('patientId')}::uuid, ${value('visitTypeId')}::uuid, ${value('lane')}::smallint, ${value('startsAt')}::timestamptz,
             ${value('endsAt')}::timestamptz, ${value('status')}, ${value('holdExpiresAt')}::timestamptz, ${value('mode')}, ${value('payment')},
             ${value('feeMinor')}::bigint, ${value('currency')}, ${value('policy')}::jsonb, ${value('reason')}::bytea, ${value('bookedBy')},
             ${value('confirmedAt')}::timestamptz, ${value('now')}::timestamptz, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    ), noted as (
      insert into appointment_history (appointment_id, to_status, action, actor, at)
      select ${value('id')}::uuid, ${value('status')}, 'book', ${value('bookedBy')}, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    ), told as (
      insert into outbox_events (type, payload, occurred_at)
      select ${value('eventType')}, ${value('eventPayload')}::jsonb, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    ) ${furtherInserts}
    select verdict from claim`;
}

type AnswerValues = ReturnType<typeof answerValues>;

function answerValues({ scope, key, fingerprint, status, body }: AnswerRow) {
  return { scope, key, fingerprint, answerStatus: status, answerBody: body };
}

function insertAnswer(value: Value<BookingValues & AnswerValues>): RawBuilder<unknown> {
  return sql`, answered as (
      insert into idempotency_keys (scope, key, fingerprint, status, body, created_at)
      select ${value('scope')}, ${value('key')}, ${value('fingerprint')}, ${value('answerStatus')}::smallint,
             ${value('answerBody')}::bytea, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    )`;
}
