import { type Kysely, sql } from 'kysely';
import { instantOf } from '../instants.ts';
import type { AppointmentStatus } from '../rules/appointment-transitions.ts';
import type { Appointment } from './appointment.queries.ts';
import { reclaimSlots } from './change.queries.ts';
import { newReference } from './reference.ts';

/** Where an appointment goes: all of it that a move changes. */
export type MoveTarget = Pick<
  Appointment,
  | 'doctorId'
  | 'locationId'
  | 'timeZone'
  | 'lane'
  | 'visitTypeId'
  | 'startsAt'
  | 'endsAt'
  | 'mode'
  | 'payment'
  | 'feeMinor'
>;

/** The row that keeps a new time until its payment has come. */
export interface KeptTime extends MoveTarget {
  id: string;
  paymentId: string;
  holdExpiresAt: Date;
}

export type MoveVerdict = 'claimed' | 'taken' | 'gone';

/** Takes the new time for the appointment and lets go of what it has; nothing changes unless it is `claimed`. */
export async function moveSlots(
  transaction: Kysely<never>,
  { id, target, slotIds, now }: { id: string; target: MoveTarget; slotIds: string[]; now: Date },
): Promise<MoveVerdict> {
  const { doctorId, lane, startsAt, endsAt } = target;
  const { rows } = await sql<{ verdict: MoveVerdict }>`
    select move_slots(${id}, ${doctorId}, ${lane}::smallint, ${slotIds}::uuid[], ${startsAt}, ${endsAt}, ${now})
             as verdict`.execute(transaction);
  return verdictOf(rows);
}

/** Keeps a new time for an appointment: by the one claim, in a row of its own that no list shows. */
export async function keepTime(
  transaction: Kysely<never>,
  appointment: Appointment,
  { kept, slotIds, actor, now }: { kept: KeptTime; slotIds: string[]; actor: string; now: Date },
): Promise<MoveVerdict> {
  const { rows } = await sql<{ verdict: MoveVerdict }>`
    with claim as materialized (
      select claim_slots(${kept.id}, ${kept.doctorId}, ${kept.lane}::smallint, ${slotIds}::uuid[], ${kept.startsAt},
                         ${kept.endsAt}, ${now}) as verdict
    ), kept as (
      insert into appointments (
        id, reference, hospital_id, doctor_id, location_id, patient_id, visit_type_id, lane, starts_at, ends_at, status,
        hold_expires_at, mode, payment, fee_minor, currency, policy, booked_by, moves_appointment_id, move_payment_id,
        created_at, updated_at)
      select ${kept.id}::uuid, ${newReference()}, ${appointment.hospitalId}::uuid, ${kept.doctorId}::uuid,
             ${kept.locationId}::uuid, ${appointment.patientId}::uuid, ${kept.visitTypeId}::uuid, ${kept.lane}::smallint,
             ${kept.startsAt}::timestamptz, ${kept.endsAt}::timestamptz, 'held', ${kept.holdExpiresAt}::timestamptz,
             ${kept.mode}, ${kept.payment}, ${kept.feeMinor}::bigint, ${appointment.currency},
             ${JSON.stringify(appointment.policy)}::jsonb, ${actor}, ${appointment.id}::uuid, ${kept.paymentId}::uuid,
             ${now}::timestamptz, ${now}::timestamptz
        from claim where verdict = 'claimed'
    ), noted as (
      insert into appointment_history (appointment_id, to_status, action, actor, at)
      select ${kept.id}::uuid, 'held', 'hold_move', ${actor}, ${now}::timestamptz from claim where verdict = 'claimed'
    )
    select verdict from claim`.execute(transaction);
  return verdictOf(rows);
}

/** The time that was kept for a payment, and what has become of it. */
export async function readKeptTime(
  transaction: Kysely<never>,
  paymentId: string,
): Promise<(KeptTime & { status: AppointmentStatus }) | undefined> {
  type Row = Omit<KeptTime, 'startsAt' | 'endsAt' | 'holdExpiresAt' | 'feeMinor'> & {
    status: AppointmentStatus;
    startsAt: string;
    endsAt: string;
    holdExpiresAt: string | null;
    feeMinor: string;
  };
  const { rows } = await sql<Row>`
    select m.id, m.move_payment_id as "paymentId", m.status, m.hold_expires_at as "holdExpiresAt",
           m.doctor_id as "doctorId", m.location_id as "locationId", l.time_zone as "timeZone", m.lane,
           m.visit_type_id as "visitTypeId", m.starts_at as "startsAt", m.ends_at as "endsAt", m.mode, m.payment,
           m.fee_minor as "feeMinor"
      from appointments m join locations l on l.id = m.location_id
     where m.moves_appointment_id = (select appointment_id from payments where id = ${paymentId})
       and m.move_payment_id = ${paymentId}`.execute(transaction);
  const [row] = rows;
  return (
    row && {
      ...row,
      startsAt: instantOf(row.startsAt),
      endsAt: instantOf(row.endsAt),
      holdExpiresAt: instantOf(row.holdExpiresAt ?? row.startsAt),
      feeMinor: Number(row.feeMinor),
    }
  );
}

/** Moves an appointment onto the time that was kept for it, whose row has ended in the same transaction. */
export async function moveToKeptTime(
  transaction: Kysely<never>,
  appointment: Appointment,
  target: MoveTarget,
  now: Date,
): Promise<boolean> {
  return reclaimSlots(transaction, { ...appointment, ...target }, now, 'move_slots');
}

/** Lets go of a time that was kept for a move, if there is one. The caller has locked its doctor. */
export async function endMove(
  transaction: Kysely<never>,
  move: { id: string } | null,
  now: Date,
): Promise<void> {
  if (!move) {
    return;
  }
  await sql`
    with ended as (
      update appointments
         set status = 'cancelled', hold_expires_at = null, ended_at = ${now}, cancelled_by = 'system',
             version = version + 1, updated_at = ${now}
       where id = ${move.id} and status = 'held'
      returning id
    )
    insert into appointment_history (appointment_id, from_status, to_status, action, actor, at)
    select id, 'held', 'cancelled', 'end_move', 'system', ${now}::timestamptz from ended`.execute(
    transaction,
  );
  await sql`select release_slots(${move.id})`.execute(transaction);
}

/**
 * What has been charged for an appointment as it stands (paid by whatever channel, less what moving to cheaper visits returns, also
 * where that has failed so far: it is owed all the same), and what of it has not been returned for any reason. A payment that was
 * returned whole because nobody was to pay it never counted.
 */
export async function readSettled(
  transaction: Kysely<never>,
  appointmentId: string,
): Promise<{ settledMinor: number; leftMinor: number }> {
  const { rows } = await sql<{ settled: string; left: string }>`
    select coalesce(sum(p.amount_minor - coalesce(r.moved, 0)), 0) as settled,
           coalesce(sum(p.amount_minor - p.refunded_minor), 0) as left
      from payments p
      left join lateral (
        select sum(r.amount_minor) as moved from refunds r
         where r.payment_id = p.id and r.reason = 'rescheduled_to_cheaper') r on true
     where p.appointment_id = ${appointmentId} and p.status = 'succeeded'
       and not exists (select from refunds gone
                        where gone.payment_id = p.id and gone.amount_minor = p.amount_minor
                          and gone.reason in ('slot_gone', 'paid_twice', 'paid_after_cancellation'))`.execute(
    transaction,
  );
  return { settledMinor: Number(rows[0]?.settled ?? 0), leftMinor: Number(rows[0]?.left ?? 0) };
}

function verdictOf([row]: { verdict: MoveVerdict }[]): MoveVerdict {
  if (!row) {
    throw new Error('the claim gave no verdict');
  }
  return row.verdict;
}
