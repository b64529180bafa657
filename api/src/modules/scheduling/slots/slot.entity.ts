import { defineEntity, p } from '@mikro-orm/core';
import { Doctor, Location, VisitType } from '../../doctors/index.ts';

const SlotSchema = defineEntity({
  name: 'Slot',
  tableName: 'slots',
  properties: {
    id: p.uuid().primary(),
    hospitalId: p.uuid(),
    doctorId: () => p.manyToOne(Doctor).mapToPk().joinColumn('doctor_id').foreignKeyName('slots_doctor'),
    locationId: () =>
      p.manyToOne(Location).mapToPk().joinColumn('location_id').foreignKeyName('slots_location'),
    visitTypeId: () =>
      p
        .manyToOne(VisitType)
        .mapToPk()
        .joinColumn('visit_type_id')
        .foreignKeyName('slots_visit_type')
        .deleteRule('no action')
        .nullable(),
    externalId: p.text().nullable(),
    lane: p.smallint().default(0),
    startsAt: p.datetime().columnType('timestamptz'),
    endsAt: p.datetime().columnType('timestamptz'),
    /** The appointment that has it; null is free. Written by the SQL functions of the claim alone. */
    appointmentId: p.uuid().nullable(),
  },
  indexes: [
    {
      name: 'slots_free',
      expression: 'create index slots_free on slots (doctor_id, starts_at) where appointment_id is null',
    },
    {
      name: 'slots_taken',
      expression: 'create index slots_taken on slots (appointment_id) where appointment_id is not null',
    },
    {
      name: 'slots_external_id_unique',
      expression:
        'create unique index slots_external_id_unique on slots (hospital_id, external_id, lane) where external_id is not null',
    },
  ],
  uniques: [{ name: 'slots_start_unique', properties: ['doctorId', 'lane', 'startsAt'] }],
  checks: [
    { name: 'slots_lane', expression: 'lane >= 0' },
    {
      name: 'slots_time_forward',
      expression: `ends_at > starts_at and ends_at <= (starts_at + '24:00:00'::interval)`,
    },
  ],
});

/** A bookable piece of a doctor's time at a location. */
export class Slot extends SlotSchema.class {}

SlotSchema.setClass(Slot);

export { SlotSchema };
