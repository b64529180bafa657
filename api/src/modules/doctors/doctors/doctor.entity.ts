import { defineEntity, p } from '@mikro-orm/core';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { Location } from '../locations/location.entity.ts';
import type { DoctorStatus } from '../rules/doctor-transitions.ts';

const DoctorSchema = defineEntity({
  name: 'Doctor',
  tableName: 'doctors',
  properties: {
    id: p.uuid().primary(),
    hospitalId: () =>
      p.manyToOne(Hospital).mapToPk().joinColumn('hospital_id').foreignKeyName('doctors_hospital'),
    externalId: p.text().nullable(),
    locationId: () =>
      p
        .manyToOne(Location)
        .mapToPk()
        .joinColumn('location_id')
        .foreignKeyName('doctors_location')
        .deleteRule('no action')
        .nullable(),
    fullName: p.text(),
    email: p.string().columnType('citext').nullable(),
    phone: p.text().nullable(),
    licenceNumber: p.text().nullable(),
    credentials: p.text().nullable(),
    bio: p.text().nullable(),
    specialties: p.array().defaultRaw(`'{}'`),
    languages: p.array().defaultRaw(`'{}'`),
    status: p.text().$type<DoctorStatus>(),
    suspendedAt: p.datetime().columnType('timestamptz').nullable(),
    suspensionReason: p.text().nullable(),
    suspendedBy: p.text().nullable(),
    searchText: p
      .text()
      .generated('doctor_search_text(full_name, specialties, credentials) stored')
      .nullable()
      .lazy()
      .hidden(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    {
      name: 'doctors_words',
      expression: `create index doctors_words on doctors using gin (to_tsvector('simple', search_text))`,
    },
    {
      name: 'doctors_trigrams',
      expression: 'create index doctors_trigrams on doctors using gin (search_text gin_trgm_ops)',
    },
    {
      name: 'doctors_specialties',
      expression: 'create index doctors_specialties on doctors using gin (specialties)',
    },
    {
      name: 'doctors_languages',
      expression: 'create index doctors_languages on doctors using gin (languages)',
    },
    {
      name: 'doctors_licence',
      expression: 'create index doctors_licence on doctors (hospital_id, licence_key(licence_number))',
    },
    { name: 'doctors_email', properties: ['hospitalId', 'email'] },
    { name: 'doctors_of_location', properties: ['locationId'] },
    { name: 'doctors_changes', properties: ['hospitalId', 'updatedAt', 'id'] },
  ],
  checks: [
    { name: 'doctors_status_known', expression: `status in ('pending', 'active', 'suspended')` },
    {
      name: 'doctors_suspension_of_suspended',
      expression: `status = 'suspended' or (suspended_at is null and suspension_reason is null and suspended_by is null)`,
    },
  ],
  uniques: [
    { name: 'doctors_external_id_unique', properties: ['hospitalId', 'externalId'] },
    { name: 'doctors_with_hospital', properties: ['hospitalId', 'id'] },
  ],
});

/** Who can be booked: belongs to one hospital; seen by the public only while active. */
export class Doctor extends DoctorSchema.class {}

DoctorSchema.setClass(Doctor);

export { DoctorSchema };
