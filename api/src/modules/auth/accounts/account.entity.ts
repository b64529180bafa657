import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../platform/guards/caller.ts';

export const roles = ['patient', 'doctor', 'staff', 'admin'] as const satisfies readonly Role[];

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  properties: {
    id: p.uuid().primary(),
    email: p.string().columnType('citext').unique('accounts_email_unique'),
    passwordHash: p.text().hidden(),
    fullName: p.text(),
    phone: p.text().nullable(),
    timeZone: p.text().nullable(),
    locale: p.text().nullable(),
    role: p.text().$type<Role>(),
    // Hospitals and doctors stand above this module: it knows their ids, the database knows the references.
    hospitalId: p.uuid().nullable(),
    doctorId: p.uuid().nullable(),
    emailVerifiedAt: p.datetime().columnType('timestamptz').nullable(),
    disabledAt: p.datetime().columnType('timestamptz').nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  checks: [
    { name: 'accounts_role_known', expression: `role in ('patient', 'doctor', 'staff', 'admin')` },
    { name: 'accounts_staff_has_hospital', expression: `role <> 'staff' or hospital_id is not null` },
    {
      name: 'accounts_doctor_has_doctor',
      expression: `role <> 'doctor' or (doctor_id is not null and hospital_id is not null)`,
    },
  ],
});

/** A person who can sign in. Staff and doctors belong to one hospital, patients and admins to none. */
export class Account extends AccountSchema.class {}

AccountSchema.setClass(Account);

export { AccountSchema };
