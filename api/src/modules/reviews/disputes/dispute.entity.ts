import { defineEntity, p } from '@mikro-orm/core';
import { AppointmentEntity } from '../../scheduling/index.ts';
import { type DisputeStatus } from '../rules/dispute-transitions.ts';
import { type DisputeKind } from '../rules/dispute-window.ts';
import { type DisputeSide } from '../rules/reply-deadline.ts';

export const disputeOutcomes = ['refund_full', 'refund_partial', 'reject'] as const;

export type DisputeOutcome = (typeof disputeOutcomes)[number];

const instant = () => p.datetime().columnType('timestamptz');

const DisputeSchema = defineEntity({
  name: 'Dispute',
  tableName: 'disputes',
  properties: {
    id: p.uuid().primary(),
    appointmentId: () =>
      p
        .manyToOne(AppointmentEntity)
        .mapToPk()
        .joinColumn('appointment_id')
        .foreignKeyName('disputes_appointment'),
    // These come with the appointment.
    hospitalId: p.uuid(),
    doctorId: p.uuid(),
    patientId: p.uuid(),
    kind: p.text().$type<DisputeKind>(),
    status: p.text().$type<DisputeStatus>(),
    /** Sealed, as is every word of a dispute. */
    text: p.blob().hidden(),
    /** The admin who works on it. */
    assigneeId: p.uuid().nullable(),
    awaits: p.text().$type<DisputeSide>().nullable(),
    dueAt: instant().nullable(),
    /** Who let their time to answer pass, and has said nothing since. */
    lapsedSide: p.text().$type<'patient' | 'hospital'>().nullable(),
    outcome: p.text().$type<DisputeOutcome>().nullable(),
    refundMinor: p.bigint('number').nullable(),
    currency: p.text(),
    /** The refunds of payments that carry the outcome out. */
    refundIds: p.array().columnType('uuid[]').defaultRaw(`'{}'`),
    note: p.blob().nullable().hidden(),
    resolvedBy: p.text().nullable(),
    closedAt: instant().nullable(),
    version: p.integer().default(1),
    /** What admins have noted for each other; see `versionFor`. */
    notes: p.integer().default(0),
    createdAt: instant(),
    updatedAt: instant(),
  },
  indexes: [
    {
      name: 'disputes_one_open',
      expression: `create unique index disputes_one_open on disputes (appointment_id) where status in ('open', 'under_review')`,
    },
    { name: 'disputes_of_appointment', properties: ['appointmentId'] },
    { name: 'disputes_of_patient', properties: ['patientId', 'id'] },
    { name: 'disputes_of_hospital', properties: ['hospitalId', 'id'] },
    {
      name: 'disputes_unsettled',
      expression: `create index disputes_unsettled on disputes (id) where closed_at is null`,
    },
    {
      name: 'disputes_due',
      expression: `create index disputes_due on disputes (due_at, id) where closed_at is null`,
    },
  ],
  checks: [
    {
      name: 'disputes_kind_known',
      expression: `kind in ('charged_but_not_seen', 'wrong_amount', 'doctor_no_show', 'quality', 'other')`,
    },
    {
      name: 'disputes_status_known',
      expression: `status in ('open', 'under_review', 'resolved', 'withdrawn')`,
    },
    { name: 'disputes_awaits_known', expression: `awaits in ('patient', 'hospital', 'admin')` },
    { name: 'disputes_lapsed_side_known', expression: `lapsed_side in ('patient', 'hospital')` },
    { name: 'disputes_outcome_known', expression: `outcome in ('refund_full', 'refund_partial', 'reject')` },
    { name: 'disputes_refund', expression: 'refund_minor > 0' },
    {
      name: 'disputes_outcome_when_resolved',
      expression: `(status = 'resolved') = (outcome is not null) and (outcome is null) = (note is null)
            and (outcome is null) = (resolved_by is null)`,
    },
    {
      name: 'disputes_refund_by_outcome',
      expression: `(refund_minor is not null) = coalesce(outcome in ('refund_full', 'refund_partial'), false)`,
    },
    {
      name: 'disputes_closed',
      expression: `(status in ('resolved', 'withdrawn')) = (closed_at is not null)`,
    },
    {
      name: 'disputes_waiting',
      expression: `(awaits is null) = (due_at is null) and (awaits is null) = (closed_at is not null)`,
    },
  ],
});

/** A patient's complaint about a visit or its money, until an admin decides or the patient withdraws it. */
export class Dispute extends DisputeSchema.class {}

DisputeSchema.setClass(Dispute);

export { DisputeSchema };
