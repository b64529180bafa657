import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AppointmentEventPayload } from '../../../events/appointment-event.ts';
import type { AppointmentAction, AppointmentStatus } from '../rules/appointment-transitions.ts';
import type { Appointment } from './appointment.queries.ts';

export interface RecordedChange {
  action: AppointmentAction;
  from: AppointmentStatus;
  actor: string;
  details: Record<string, unknown>;
  event: { type: string; payload: AppointmentEventPayload } | undefined;
}

/** Writes what has become of an appointment, its line of history and its event, in one statement. */
export async function writeChange(
  transaction: Kysely<never>,
  a: Appointment,
  { action, from, actor, details, event }: RecordedChange,
): Promise<void> {
  const told = event
    ? sql`, told as (
        insert into outbox_events (type, payload, occurred_at)
        values (${event.type}, ${JSON.stringify(event.payload)}::jsonb, ${a.updatedAt}))`
    : sql``;
  await sql`
    with changed as (
      update appointments
         set status = ${a.status}, hold_expires_at = ${a.holdExpiresAt}, hold_extensions = ${a.holdExtensions},
             doctor_id = ${a.doctorId}, location_id = ${a.locationId}, visit_type_id = ${a.visitTypeId}, lane = ${a.lane},
             starts_at = ${a.startsAt}, ends_at = ${a.endsAt}, mode = ${a.mode}, payment = ${a.payment},
             fee_minor = ${a.feeMinor}, currency = ${a.currency}, reschedules = ${a.reschedules},
             cancelled_by = ${a.cancelledBy}, cancellation_reason = ${a.cancellationReason},
             cancellation_note = ${a.cancellationNote}, cancellation_refund_minor = ${a.cancellationRefundMinor},
             cancellation_refund_reason = ${a.cancellationRefundReason}, confirmed_at = ${a.confirmedAt},
             checked_in_at = ${a.checkedInAt}, completed_at = ${a.completedAt}, no_show_at = ${a.noShowAt},
             ended_at = ${a.endedAt}, version = ${a.version}, updated_at = ${a.updatedAt}
       where id = ${a.id}
    ) ${told}
    insert into appointment_history (appointment_id, from_status, to_status, action, actor, details, at)
    values (${a.id}, ${from}, ${a.status}, ${action}, ${actor}, ${JSON.stringify(details)}::jsonb, ${a.updatedAt})`.execute(
    transaction,
  );
}

export async function releaseSlots(transaction: Kysely<never>, appointmentId: string): Promise<void> {
  await sql`select release_slots(${appointmentId})`.execute(transaction);
}

/** Whether the time an appointment had is another's: what stands in the way of the claim, asked without one. */
export async function isTaken(database: Kysely<never>, a: Appointment, now: Date): Promise<boolean> {
  const { rows } = await inTheWay(a, now).execute(database);
  return rows.length > 0;
}

/** One visit that has the time, by the index of the constraint that keeps two from having it. */
export function inTheWay(
  a: Pick<Appointment, 'id' | 'doctorId' | 'lane' | 'startsAt' | 'endsAt'>,
  now: Date,
): RawBuilder<{ id: string }> {
  return sql<{ id: string }>`
    select o.id from appointments o
     where o.doctor_id = ${a.doctorId} and o.lane = ${a.lane}::smallint and o.id <> ${a.id}
       and tstzrange(o.starts_at, o.ends_at) && tstzrange(${a.startsAt}::timestamptz, ${a.endsAt}::timestamptz)
       and o.status in ('held', 'confirmed', 'checked_in', 'completed', 'no_show')
       and not (o.status = 'held' and o.hold_expires_at <= ${now})
     limit 1`;
}

/**
 * Claims the time an appointment had, or for one that moves the time that was kept for it, by the one claim; false when the slots
 * are gone or another's. The transaction may go on then: what it has to keep is on the disk when it commits, see claim_slots.
 */
export async function reclaimSlots(
  transaction: Kysely<never>,
  a: Appointment,
  now: Date,
  claim: 'claim_slots' | 'move_slots' = 'claim_slots',
): Promise<boolean> {
  const { rows } = await sql<{ verdict: string }>`
    select ${sql.raw(claim)}(${a.id}, ${a.doctorId}, ${a.lane}::smallint, array_agg(s.id), ${a.startsAt}, ${a.endsAt}, ${now})
             as verdict
      from slots s
     where s.doctor_id = ${a.doctorId} and s.lane = ${a.lane}
       and s.starts_at >= ${a.startsAt} and s.starts_at < ${a.endsAt} and s.ends_at <= ${a.endsAt}
    having min(s.starts_at) = ${a.startsAt} and max(s.ends_at) = ${a.endsAt}`.execute(transaction);
  const claimed = rows[0]?.verdict === 'claimed';
  if (!claimed) {
    await sql`set local synchronous_commit to default`.execute(transaction);
  }
  return claimed;
}
