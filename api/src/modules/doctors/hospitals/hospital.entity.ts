import { defineEntity, p } from '@mikro-orm/core';
import type { BookingPolicy } from '../../../values/booking-policy.ts';

const HospitalSchema = defineEntity({
  name: 'Hospital',
  tableName: 'hospitals',
  properties: {
    id: p.uuid().primary(),
    slug: p.string().columnType('citext').unique('hospitals_slug_unique'),
    name: p.text(),
    timeZone: p.text(),
    currency: p.text(),
    policy: p.json().$type<BookingPolicy>(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  checks: [{ name: 'hospitals_currency_code', expression: `currency ~ '^[A-Z]{3}$'` }],
});

/** The tenant: everything else belongs to one hospital, and its policy is what patients book by. */
export class Hospital extends HospitalSchema.class {}

HospitalSchema.setClass(Hospital);

export { HospitalSchema };
