import { type Kysely, sql, type RawBuilder } from 'kysely';
import type { AcceptedPolicy } from '../../../values/booking-policy.ts';
import type { AppointmentStatus } from '../rules/appointment-transitions.ts';
import { instantOf, instantOrNull } from '../instants.ts';

/** The new time that is kept for an appointment until the difference has been paid. */
export interface PendingMove {
  /** Of the row that keeps it. */
  id: string;
  paymentId: string;
  doctorId: string;
  locationId: string;
  visitTypeId: string | null;
  startsAt: Date;
  endsAt: Date;
  feeMinor: number;
  differenceMinor: number;
  holdExpiresAt: Date;
}

/** An appointment as it stands in the table, with the time zone of its location. */
export interface Appointment {
  id: string;
  reference: string;
  hospitalId: string;
  doctorId: string;
  locationId: string;
  patientId: string;
  visitTypeId: string | null;
  lane: number;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  status: AppointmentStatus;
  holdExpiresAt: Date | null;
  holdExtensions: number;
  mode: 'in_person' | 'video' | 'phone';
  payment: 'online' | 'at_visit';
  feeMinor: number;
  currency: string;
  policy: AcceptedPolicy;
  reason: Buffer | null;
  bookedBy: string;
  cancelledBy: string | null;
  cancellationReason: string | null;
  cancellationNote: Buffer | null;
  cancellationRefundMinor: number | null;
  cancellationRefundReason: string | null;
  confirmedAt: Date | null;
  checkedInAt: Date | null;
  completedAt: Date | null;
  noShowAt: Date | null;
  endedAt: Date | null;
  reschedules: number;
  /** Lapsed or not, as long as nobody has written the lapse down. */
  move: PendingMove | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

type Instants =
  | 'startsAt'
  | 'endsAt'
  | 'holdExpiresAt'
  | 'confirmedAt'
  | 'checkedInAt'
  | 'completedAt'
  | 'noShowAt'
  | 'endedAt'
  | 'createdAt'
  | 'updatedAt';

type MoveInstants = 'startsAt' | 'endsAt' | 'holdExpiresAt';
type MoveRow = Omit<PendingMove, MoveInstants> & Record<MoveInstants, string>;
type Row = Omit<Appointment, Instants | 'feeMinor' | 'cancellationRefundMinor' | 'move'> &
  Record<Instants, string> & {
    feeMinor: string;
    cancellationRefundMinor: string | null;
    move: MoveRow | null;
  };

const columns = sql`
  a.id, a.reference, a.hospital_id as "hospitalId", a.doctor_id as "doctorId", a.location_id as "locationId",
  a.patient_id as "patientId", a.visit_type_id as "visitTypeId", a.lane, a.starts_at as "startsAt", a.ends_at as "endsAt",
  l.time_zone as "timeZone", a.status, a.hold_expires_at as "holdExpiresAt", a.hold_extensions as "holdExtensions", a.mode,
  a.payment, a.fee_minor as "feeMinor", a.currency, a.policy, a.reason, a.booked_by as "bookedBy",
  a.cancelled_by as "cancelledBy", a.cancellation_reason as "cancellationReason",
  a.cancellation_note as "cancellationNote", a.cancellation_refund_minor as "cancellationRefundMinor",
  a.cancellation_refund_reason as "cancellationRefundReason", a.reschedules, a.confirmed_at as "confirmedAt", a.checked_in_at as "checkedInAt",
  a.completed_at as "completedAt", a.no_show_at as "noShowAt", a.ended_at as "endedAt", a.version,
  a.created_at as "createdAt", a.updated_at as "updatedAt",
  case when m.id is not null then json_build_object(
    'id', m.id, 'paymentId', m.move_payment_id, 'doctorId', m.doctor_id, 'locationId', m.location_id,
    'visitTypeId', m.visit_type_id, 'startsAt', m.starts_at, 'endsAt', m.ends_at, 'feeMinor', m.fee_minor,
    'differenceMinor', (select p.amount_minor from payments p where p.id = m.move_payment_id),
    'holdExpiresAt', m.hold_expires_at) end as move`;

/** The appointments a condition selects (the table is `a`), with what orders and limits them. */
export async function readAppointments(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
): Promise<Appointment[]> {
  const { rows } = await sql<Row>`
    select ${columns}
      from appointments a
      join locations l on l.id = a.location_id
      left join appointments m on m.moves_appointment_id = a.id and m.status = 'held'
     where a.moves_appointment_id is null and ${condition}`.execute(database);
  return rows.map(toAppointment);
}

export async function readAppointment(database: Kysely<never>, id: string): Promise<Appointment | undefined> {
  const [appointment] = await readAppointments(database, sql`a.id = ${id}`);
  return appointment;
}

/**
 * Locks the doctors of all times it has or is to have (and of those named) in the order of their ids, then the appointment: the
 * order every change keeps. Undefined when there is none.
 */
export async function lockAppointment(
  transaction: Kysely<never>,
  id: string,
  furtherDoctors: readonly string[] = [],
): Promise<Appointment | undefined> {
  for (;;) {
    await sql`savepoint before_locks`.execute(transaction);
    const { rows } = await sql<{ id: string }>`
      select d.id from doctors d
       where d.id in (select unnest(${furtherDoctors}::uuid[])
                union select doctor_id from appointments where id = ${id}
                union select doctor_id from appointments where moves_appointment_id = ${id} and status = 'held')
       order by d.id for no key update of d`.execute(transaction);
    const locked = new Set(rows.map((doctor) => doctor.id));
    const [appointment] = await readAppointments(transaction, sql`a.id = ${id} for no key update of a`);
    const needed = [appointment?.doctorId, appointment?.move?.doctorId];
    if (needed.every((doctor) => doctor === undefined || locked.has(doctor))) {
      await sql`release savepoint before_locks`.execute(transaction);
      return appointment;
    }
    // It moved to another doctor while this waited for the first. Once more from the beginning: a lock that were kept while
    // waiting for the next one could be out of order, and two of those who wait so would wait for each other.
    await sql`rollback to savepoint before_locks`.execute(transaction);
  }
}

function toAppointment(row: Row): Appointment {
  return {
    ...row,
    feeMinor: Number(row.feeMinor),
    cancellationRefundMinor:
      row.cancellationRefundMinor === null ? null : Number(row.cancellationRefundMinor),
    move: row.move && toMove(row.move),
    startsAt: instantOf(row.startsAt),
    endsAt: instantOf(row.endsAt),
    holdExpiresAt: instantOrNull(row.holdExpiresAt),
    confirmedAt: instantOrNull(row.confirmedAt),
    checkedInAt: instantOrNull(row.checkedInAt),
    completedAt: instantOrNull(row.completedAt),
    noShowAt: instantOrNull(row.noShowAt),
    endedAt: instantOrNull(row.endedAt),
    createdAt: instantOf(row.createdAt),
    updatedAt: instantOf(row.updatedAt),
  };
}

function toMove(row: MoveRow): PendingMove {
  return {
    ...row,
    startsAt: instantOf(row.startsAt),
    endsAt: instantOf(row.endsAt),
    holdExpiresAt: instantOf(row.holdExpiresAt),
  };
}
