import { defineEntity, p } from '@mikro-orm/core';
import { Doctor } from '../doctors/doctor.entity.ts';
import { Hospital } from '../hospitals/hospital.entity.ts';
import type { ApplicationStatus } from '../rules/application-transitions.ts';

const DoctorApplicationSchema = defineEntity({
  name: 'DoctorApplication',
  tableName: 'doctor_applications',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    hospitalId: () =>
      p
        .manyToOne(Hospital)
        .mapToPk()
        .joinColumn('hospital_id')
        .foreignKeyName('doctor_applications_hospital'),
    doctorId: () =>
      p
        .manyToOne(Doctor)
        .mapToPk()
        .joinColumn('doctor_id')
        .foreignKeyName('doctor_applications_doctor')
        .deleteRule('no action')
        .nullable(),
    fullName: p.text(),
    email: p.string().columnType('citext'),
    phone: p.text().nullable(),
    specialties: p.array(),
    languages: p.array(),
    licenceNumber: p.text(),
    licenceAuthority: p.text(),
    licenceCountry: p.text(),
    credentials: p.text().nullable(),
    bio: p.text().nullable(),
    status: p.text().$type<ApplicationStatus>(),
    decisionReason: p.text().nullable(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().columnType('timestamptz').nullable(),
    searchText: p
      .text()
      .generated('application_search_text(full_name, email, licence_number) stored')
      .nullable()
      .lazy()
      .hidden(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    {
      name: 'doctor_applications_one_open',
      expression: `create unique index doctor_applications_one_open on doctor_applications (account_id) where status in ('submitted', 'in_review')`,
    },
    { name: 'doctor_applications_of_account', properties: ['accountId', 'id'] },
    { name: 'doctor_applications_of_hospital', properties: ['hospitalId', 'id'] },
    { name: 'doctor_applications_by_status', properties: ['status', 'id'] },
    {
      name: 'doctor_applications_words',
      expression: `create index doctor_applications_words on doctor_applications using gin (to_tsvector('simple', search_text))`,
    },
    {
      name: 'doctor_applications_trigrams',
      expression:
        'create index doctor_applications_trigrams on doctor_applications using gin (search_text gin_trgm_ops)',
    },
  ],
  checks: [
    {
      name: 'doctor_applications_status_known',
      expression: `status in ('submitted', 'in_review', 'approved', 'rejected')`,
    },
    { name: 'doctor_applications_country_code', expression: `licence_country ~ '^[A-Z]{2}$'` },
    {
      name: 'doctor_applications_decided',
      expression: `(status in ('approved', 'rejected')) = (decided_at is not null) and (decided_at is null) = (decided_by is null)`,
    },
    {
      name: 'doctor_applications_approved_has_doctor',
      expression: `(status = 'approved') = (doctor_id is not null)`,
    },
    {
      name: 'doctor_applications_rejected_has_reason',
      expression: `status <> 'rejected' or decision_reason is not null`,
    },
  ],
});

/** A doctor who wants to be booked through a hospital: what they say of themselves, and what was decided. */
export class DoctorApplication extends DoctorApplicationSchema.class {}

DoctorApplicationSchema.setClass(DoctorApplication);

export { DoctorApplicationSchema };
