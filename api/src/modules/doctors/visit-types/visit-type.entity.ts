import { defineEntity, p } from '@mikro-orm/core';
import { Doctor } from '../doctors/doctor.entity.ts';

export const visitModes = ['in_person', 'video', 'phone'] as const;
export const paymentKinds = ['online', 'at_visit'] as const;

export type VisitMode = (typeof visitModes)[number];
export type PaymentKind = (typeof paymentKinds)[number];

const VisitTypeSchema = defineEntity({
  name: 'VisitType',
  tableName: 'visit_types',
  properties: {
    id: p.uuid().primary(),
    doctorId: () =>
      p.manyToOne(Doctor).mapToPk().joinColumn('doctor_id').foreignKeyName('visit_types_doctor'),
    name: p.text(),
    durationMinutes: p.integer(),
    feeMinor: p.bigint('number'),
    currency: p.text(),
    mode: p.text().$type<VisitMode>(),
    payment: p.text().$type<PaymentKind>(),
    active: p.boolean().default(true),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'visit_types_name_unique', properties: ['doctorId', 'name'] }],
  checks: [
    { name: 'visit_types_mode_known', expression: `mode in ('in_person', 'video', 'phone')` },
    { name: 'visit_types_payment_known', expression: `payment in ('online', 'at_visit')` },
    { name: 'visit_types_duration', expression: 'duration_minutes >= 5 and duration_minutes <= 480' },
    { name: 'visit_types_fee', expression: 'fee_minor >= 0' },
    { name: 'visit_types_currency_code', expression: `currency ~ '^[A-Z]{3}$'` },
  ],
});

/** What can be booked with a doctor: how long it takes, what it costs and how it is paid. */
export class VisitType extends VisitTypeSchema.class {}

VisitTypeSchema.setClass(VisitType);

export { VisitTypeSchema };
