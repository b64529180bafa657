import { defineEntity, p } from '@mikro-orm/core';
import { Hospital } from '../hospitals/hospital.entity.ts';

const LocationSchema = defineEntity({
  name: 'Location',
  tableName: 'locations',
  properties: {
    id: p.uuid().primary(),
    hospitalId: () =>
      p.manyToOne(Hospital).mapToPk().joinColumn('hospital_id').foreignKeyName('locations_hospital'),
    externalId: p.text().nullable(),
    name: p.text(),
    addressLine: p.text().nullable(),
    city: p.text().nullable(),
    region: p.text().nullable(),
    postalCode: p.text().nullable(),
    country: p.text().nullable(),
    phone: p.text().nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    timeZone: p.text(),
    accessibility: p.array().defaultRaw(`'{}'`),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ name: 'locations_external_id_unique', properties: ['hospitalId', 'externalId'] }],
  checks: [
    { name: 'locations_latitude', expression: 'abs(latitude) <= 90' },
    { name: 'locations_longitude', expression: 'abs(longitude) <= 180' },
  ],
});

/** A site of a hospital; rules about days and hours run in its own time zone. */
export class Location extends LocationSchema.class {}

LocationSchema.setClass(Location);

export { LocationSchema };
