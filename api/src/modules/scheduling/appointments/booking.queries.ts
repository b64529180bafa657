import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { Statement } from '../../../platform/database/statement.ts';
import type { AnswerRow } from '../../../platform/idempotency/stored-answers.ts';
import type { AppointmentBooked } from '../../../events/appointment-booked.ts';
import type { Appointment } from './appointment.queries.ts';

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
