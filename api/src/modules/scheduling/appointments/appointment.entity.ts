import { defineEntity, p } from '@mikro-orm/core';
import type { AcceptedPolicy } from '../../../values/booking-policy.ts';
import { Doctor, VisitType } from '../../doctors/index.ts';
import {
  type AppointmentStatus,
  appointmentStatuses,
  occupyingStatuses,
} from '../rules/appointment-transitions.ts';

const instant = () => p.datetime().columnType('timestamptz');
const list = (statuses: readonly string[]) => statuses.map((status) => `'${status}'`).join(', ');

/** The columns and the promise; changed by the claim and by `ChangeAppointment` alone, whose statements are written by hand. */
const AppointmentSchema = defineEntity({
  name: 'Appointment',
  tableName: 'appointments',
  properties: {
    id: p.uuid().primary(),
    // Ordered by the codes of its letters, so that its beginning is a range of the index.
    reference: p.text().collation('C').unique('appointments_reference_unique'),
    // The hospital and the location come with the doctor and the slot. A key of their own would have every booking of a
    // hospital queue for a lock on one row, to prove what is known.
    hospitalId: p.uuid(),
    doctorId: () =>
      p.manyToOne(Doctor).mapToPk().joinColumn('doctor_id').foreignKeyName('appointments_doctor'),
    locationId: p.uuid(),
    // The table refers to accounts; the module below is known here by the ids it gives.
    patientId: p.uuid(),
    visitTypeId: () =>
      p
        .manyToOne(VisitType)
        .mapToPk()
        .joinColumn('visit_type_id')
        .foreignKeyName('appointments_visit_type')
        .deleteRule('no action')
        .nullable(),
    lane: p.smallint(),
    startsAt: instant(),
    endsAt: instant(),
    status: p.text().$type<AppointmentStatus>(),
    holdExpiresAt: instant().nullable(),
    holdExtensions: p.smallint().default(0),
    mode: p.text(),
    payment: p.text(),
    feeMinor: p.bigint('number'),
    currency: p.text(),
    policy: p.json().$type<AcceptedPolicy>(),
    reason: p.blob().nullable().hidden(),
    bookedBy: p.text(),
    cancelledBy: p.text().nullable(),
    cancellationReason: p.text().nullable(),
    cancellationNote: p.blob().nullable().hidden(),
    /** What the cancellation returned, and why that much; in the currency of the fee. */
    cancellationRefundMinor: p.bigint('number').nullable(),
    cancellationRefundReason: p.text().nullable(),
    confirmedAt: instant().nullable(),
    checkedInAt: instant().nullable(),
    completedAt: instant().nullable(),
    noShowAt: instant().nullable(),
    endedAt: instant().nullable(),
    reschedules: p.smallint().default(0),
    /**
     * Set on the row that keeps the new time of another appointment, while a payment decides whether that one moves; such a row is
     * nobody's appointment and stands in no list.
     */
    movesAppointmentId: p.uuid().nullable(),
    movePaymentId: p.uuid().nullable(),
    version: p.integer().default(1),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    { name: 'appointments_of_patient', properties: ['patientId', 'startsAt'] },
    { name: 'appointments_of_doctor', properties: ['doctorId', 'startsAt'] },
    {
      name: 'appointments_of_hospital',
      expression: `create index appointments_of_hospital on appointments (hospital_id, status, starts_at, id) where moves_appointment_id is null`,
    },
    { name: 'appointments_changes', properties: ['hospitalId', 'updatedAt', 'id'] },
    {
      name: 'appointments_holds',
      expression: `create index appointments_holds on appointments (doctor_id, hold_expires_at) where status = 'held'`,
    },
    {
      name: 'appointments_moving',
      expression: `create unique index appointments_moving on appointments (moves_appointment_id) where status = 'held' and moves_appointment_id is not null`,
    },
    {
      name: 'appointments_lapsing',
      expression: `create index appointments_lapsing on appointments (hold_expires_at) where status = 'held'`,
    },
    {
      name: 'appointments_confirmed',
      expression: `create index appointments_confirmed on appointments (hospital_id, confirmed_at) where confirmed_at is not null`,
    },
    {
      name: 'appointments_ended',
      expression: `create index appointments_ended on appointments (hospital_id, ended_at) include (status, confirmed_at) where status in ('cancelled', 'expired')`,
    },
    {
      name: 'appointments_completed',
      expression: `create index appointments_completed on appointments (hospital_id, starts_at) where status = 'completed'`,
    },
    {
      name: 'appointments_no_show',
      expression: `create index appointments_no_show on appointments (hospital_id, starts_at) where status = 'no_show'`,
    },
  ],
  checks: [
    { name: 'appointments_status_known', expression: `status in (${list(appointmentStatuses)})` },
    { name: 'appointments_fee', expression: 'fee_minor >= 0' },
    {
      name: 'appointments_time_forward',
      expression: `ends_at > starts_at and ends_at <= (starts_at + '48:00:00'::interval)`,
    },
    {
      name: 'appointments_move_is_paid',
      expression: `(moves_appointment_id is null) = (move_payment_id is null)`,
    },
    {
      name: 'appointments_hold_has_end',
      expression: `(status = 'held') = (hold_expires_at is not null)`,
    },
    {
      name: 'appointments_no_overlap',
      expression: `exclude using gist (doctor_id with =, lane with =, tstzrange(starts_at, ends_at) with &&) where (status in (${list(occupyingStatuses)}))`,
    },
  ],
});

export class AppointmentEntity extends AppointmentSchema.class {}

AppointmentSchema.setClass(AppointmentEntity);

export { AppointmentSchema };
