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
    legalName: p.text().nullable(),
    taxLine: p.text().nullable(),
    stripeAccountId: p.text().nullable(),
    platformFeeBps: p.integer().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  checks: [
    { name: 'hospitals_currency_code', expression: `currency ~ '^[A-Z]{3}$'` },
    { name: 'hospitals_platform_fee', expression: 'platform_fee_bps >= 0 and platform_fee_bps <= 10000' },
  ],
});

/** The tenant: everything else belongs to one hospital, and its policy is what patients book by. */
export class Hospital extends HospitalSchema.class {}

HospitalSchema.setClass(Hospital);

export { HospitalSchema };
