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
    suspendedAt: p.datetime().columnType('timestamptz').nullable(),
    suspensionReason: p.text().nullable(),
    suspendedBy: p.text().nullable(),
    searchText: p.text().generated('account_search_text(full_name, email) stored').nullable().lazy().hidden(),
    version: p.integer().default(1),
    createdAt: p.datetime().columnType('timestamptz'),
    updatedAt: p.datetime().columnType('timestamptz'),
  },
  indexes: [
    {
      name: 'accounts_words',
      expression: `create index accounts_words on accounts using gin (to_tsvector('simple', search_text))`,
    },
    {
      name: 'accounts_trigrams',
      expression: 'create index accounts_trigrams on accounts using gin (search_text gin_trgm_ops)',
    },
    { name: 'accounts_of_role', properties: ['role', 'id'] },
    {
      name: 'accounts_of_hospital',
      expression:
        'create index accounts_of_hospital on accounts (hospital_id, id) where hospital_id is not null',
    },
    {
      name: 'accounts_of_doctor',
      expression: 'create index accounts_of_doctor on accounts (doctor_id) where doctor_id is not null',
    },
    {
      name: 'accounts_suspended',
      expression: 'create index accounts_suspended on accounts (id) where suspended_at is not null',
    },
  ],
  checks: [
    { name: 'accounts_role_known', expression: `role in ('patient', 'doctor', 'staff', 'admin')` },
    { name: 'accounts_staff_has_hospital', expression: `role <> 'staff' or hospital_id is not null` },
    {
      name: 'accounts_doctor_has_doctor',
      expression: `role <> 'doctor' or (doctor_id is not null and hospital_id is not null)`,
    },
    {
      name: 'accounts_suspension_whole',
      expression:
        '(suspended_at is null) = (suspension_reason is null) and (suspended_at is null) = (suspended_by is null)',
    },
  ],
});

/** A person who can sign in. Staff and doctors belong to one hospital, patients and admins to none. */
export class Account extends AccountSchema.class {}

AccountSchema.setClass(Account);

export { AccountSchema };
