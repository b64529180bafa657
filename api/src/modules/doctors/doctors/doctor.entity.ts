import { defineEntity, p } from '@mikro-orm/core';
import { Hospital } from '../hospitals/hospital.entity.ts';
import { Location } from '../locations/location.entity.ts';
import { doctorStatuses } from '../rules/doctor-transitions.ts';

const DoctorSchema = defineEntity({
  name: 'Doctor',
  tableName: 'doctors',
  properties: {
    id: p.uuid().primary(),
    hospitalId: () =>
      p.manyToOne(Hospital).mapToPk().joinColumn('hospital_id').foreignKeyName('doctors_hospital'),
    externalId: p.text().nullable(),
    locationId: () =>
      p.manyToOne(Location).mapToPk().joinColumn('location_id').foreignKeyName('doctors_location').nullable(),
    fullName: p.text(),
    email: p.string().columnType('citext').nullable(),
    phone: p.text().nullable(),
    licenceNumber: p.text().nullable(),
    credentials: p.text().nullable(),
    bio: p.text().nullable(),
    specialties: p.array(),
    languages: p.array(),
    status: p.enum(doctorStatuses),
    ratingAverage: p.decimal('number').precision(3).scale(2).nullable(),
    ratingCount: p.integer().default(0),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'doctors_external_id_unique', properties: ['hospitalId', 'externalId'] }],
});

/** Who can be booked: belongs to one hospital; seen by the public only while active. */
export class Doctor extends DoctorSchema.class {}

DoctorSchema.setClass(Doctor);

export { DoctorSchema };
