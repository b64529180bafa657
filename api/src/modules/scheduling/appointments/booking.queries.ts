import { type RawBuilder, sql } from 'kysely';
import { insertEntries } from '../../../platform/audit/insert-entries.ts';
import type { Database } from '../../../platform/database/database.ts';
import { Statement } from '../../../platform/database/statement.ts';
import type { AnswerRow } from '../../../platform/idempotency/stored-answers.ts';
import type { AppointmentBooked } from '../../../events/appointment-booked.ts';
import { type ChargeWish, insertWish, type WishValues, wishValues } from '../../payments/index.ts';
import type { Appointment } from './appointment.queries.ts';

export type ClaimVerdict = 'claimed' | 'taken' | 'gone';

/**
 * The whole booking as one statement, which is one transaction and one round trip: the claim, and only when it succeeds the
 * appointment, its history, the event, the wish to charge, the stored answer of an idempotent request and the entry in the audit
 * log. What is not needed is no part of the statement: there are eight of them. `limited` when the patient has begun too many payments.
 */
export async function writeBooking(database: Database, booking: Booking): Promise<ClaimVerdict | 'limited'> {
  const { appointment, slotIds, event, answer, charge, audit } = booking;
  const values: BookingValues = {
    ...appointment,
    policy: JSON.stringify(appointment.policy),
    now: appointment.createdAt,
    slotIds,
    eventType: event.type,
    eventPayload: JSON.stringify(event.payload),
  };
  const [row] = await database.run(statementFor(booking), {
    ...values,
    ...(charge && chargeValues(charge)),
    ...(answer && answerValues(answer)),
    auditRows: audit,
  });
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
  charge: BookingCharge | undefined;
  /** The rows for the audit log, by `Audit.rowsOf`. */
  audit: string | undefined;
}

/** What is to be paid online, and how many payments the patient may have begun before it. */
export interface BookingCharge {
  wish: ChargeWish;
  since: Date;
  most: number | null;
}

type BookingValues = AppointmentValues &
  Partial<ReturnType<typeof chargeValues> & ReturnType<typeof answerValues>> & {
    auditRows?: string | undefined;
  };

type AppointmentValues = Omit<Appointment, 'policy'> & {
  policy: string;
  now: Date;
  slotIds: string[];
  eventType: string;
  eventPayload: string;
};
interface Verdict {
  verdict: ClaimVerdict | 'limited';
}
type Value = (name: keyof BookingValues) => RawBuilder<unknown>;

const charged = 1;
const answered = 2;
const audited = 4;

/** By the parts they have. */
const statements = Array.from(
  { length: charged + answered + audited + 1 },
  (_, parts) =>
    new Statement<BookingValues, Verdict>((value) =>
      bookingStatement(value, parts & charged ? limitedClaim(value) : claim(value), [
        ...(parts & charged ? [insertWish(value)] : []),
        ...(parts & answered ? [insertAnswer(value)] : []),
        ...(parts & audited ? [insertAudit(value)] : []),
      ]),
    ),
);

function statementFor({ charge, answer, audit }: Booking): Statement<BookingValues, Verdict> {
  const parts = (charge ? charged : 0) + (answer ? answered : 0) + (audit === undefined ? 0 : audited);
  return statements[parts]!;
}

function claim(value: Value): RawBuilder<unknown> {
  return sql`claim_slots(${value('id')}, ${value('doctorId')}, ${value('lane')}::smallint, ${value('slotIds')}::uuid[],
                         ${value('startsAt')}, ${value('endsAt')}, ${value('now')})`;
}

function limitedClaim(value: Value): RawBuilder<unknown> {
  return sql`case when may_begin_payment(${value('patientId')}, ${value('chargesSince')}, ${value('mostCharges')})
                  then ${claim(value)} else 'limited' end`;
}

function bookingStatement(
  value: Value,
  verdict: RawBuilder<unknown>,
  furtherInserts: RawBuilder<unknown>[],
): RawBuilder<Verdict> {
  return sql<Verdict>`
    with claim as materialized (
      select ${verdict} as verdict
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
    ) ${sql.join(furtherInserts, sql` `)}
    select verdict from claim`;
}

function chargeValues({ wish, since, most }: BookingCharge): WishValues & {
  chargesSince: Date;
  mostCharges: number | null;
} {
  return { ...wishValues(wish), chargesSince: since, mostCharges: most };
}

function answerValues({ scope, key, fingerprint, status, body }: AnswerRow) {
  return { scope, key, fingerprint, answerStatus: status, answerBody: body };
}

function insertAnswer(value: Value): RawBuilder<unknown> {
  return sql`, answered as (
      insert into idempotency_keys (scope, key, fingerprint, status, body, created_at)
      select ${value('scope')}, ${value('key')}, ${value('fingerprint')}, ${value('answerStatus')}::smallint,
             ${value('answerBody')}::bytea, ${value('now')}::timestamptz
        from claim where verdict = 'claimed'
    )`;
}

function insertAudit(value: Value): RawBuilder<unknown> {
  return sql`, audited as (${insertEntries(value('auditRows'), sql`cross join claim where claim.verdict = 'claimed'`)})`;
}
