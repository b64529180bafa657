import { type Kysely, sql, type RawBuilder } from 'kysely';
import type { BookingPolicy } from '../../../values/booking-policy.ts';
import type { AppointmentStatus } from '../rules/appointment-transitions.ts';
import { instantOf, instantOrNull } from '../instants.ts';

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
  policy: BookingPolicy;
  reason: Buffer | null;
  bookedBy: string;
  cancelledBy: string | null;
  cancellationReason: string | null;
  cancellationNote: Buffer | null;
  confirmedAt: Date | null;
  checkedInAt: Date | null;
  completedAt: Date | null;
  noShowAt: Date | null;
  endedAt: Date | null;
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

type Row = Omit<Appointment, Instants | 'feeMinor'> & { feeMinor: string } & Record<Instants, string>;

const columns = sql`
  a.id, a.reference, a.hospital_id as "hospitalId", a.doctor_id as "doctorId", a.location_id as "locationId",
  a.patient_id as "patientId", a.visit_type_id as "visitTypeId", a.lane, a.starts_at as "startsAt", a.ends_at as "endsAt",
  l.time_zone as "timeZone", a.status, a.hold_expires_at as "holdExpiresAt", a.hold_extensions as "holdExtensions", a.mode,
  a.payment, a.fee_minor as "feeMinor", a.currency, a.policy, a.reason, a.booked_by as "bookedBy",
  a.cancelled_by as "cancelledBy", a.cancellation_reason as "cancellationReason",
  a.cancellation_note as "cancellationNote", a.confirmed_at as "confirmedAt", a.checked_in_at as "checkedInAt",
  a.completed_at as "completedAt", a.no_show_at as "noShowAt", a.ended_at as "endedAt", a.version,
  a.created_at as "createdAt", a.updated_at as "updatedAt"`;

/** The appointments a condition selects (the table is `a`), with what orders and limits them. */
export async function readAppointments(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
): Promise<Appointment[]> {
  const { rows } = await sql<Row>`
    select ${columns} from appointments a join locations l on l.id = a.location_id where ${condition}`.execute(
    database,
  );
  return rows.map(toAppointment);
}

export async function readAppointment(database: Kysely<never>, id: string): Promise<Appointment | undefined> {
  const [appointment] = await readAppointments(database, sql`a.id = ${id}`);
  return appointment;
}

/** Locks the doctor, then the appointment: the order every change keeps. Undefined when there is none. */
export async function lockAppointment(
  transaction: Kysely<never>,
  id: string,
): Promise<Appointment | undefined> {
  await sql`
    select from doctors where id = (select doctor_id from appointments where id = ${id}) for no key update`.execute(
    transaction,
  );
  const [appointment] = await readAppointments(transaction, sql`a.id = ${id} for no key update of a`);
  return appointment;
}

function toAppointment(row: Row): Appointment {
  return {
    ...row,
    feeMinor: Number(row.feeMinor),
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
