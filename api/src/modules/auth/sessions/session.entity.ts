import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../accounts/account.entity.ts';

/** Why a session ended before its time. */
export type Revocation = 'signed_out' | 'token_reused' | 'suspended' | 'ended_by_admin';

export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    accountId: () =>
      p
        .manyToOne(Account)
        .mapToPk()
        .joinColumn('account_id')
        .foreignKeyName('sessions_account')
        .deleteRule('cascade'),
    /** What the session's refresh tokens are derived from, together with a secret that is not in the database. */
    tokenSeed: p.blob(),
    /** How often the refresh token has been rotated: the number of the token that is good now. */
    generation: p.integer().default(0),
    deviceName: p.text().nullable(),
    userAgent: p.text().nullable(),
    ipAddress: p.text().nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    rotatedAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
    revokedBecause: p.text().$type<Revocation>().nullable(),
  },
  indexes: [
    { name: 'sessions_of_account', properties: ['accountId', 'id'] },
    {
      name: 'sessions_revoked',
      expression: 'create index sessions_revoked on sessions (revoked_at) where revoked_at is not null',
    },
  ],
  checks: [
    {
      name: 'sessions_revocation_known',
      expression: `revoked_because in ('signed_out', 'token_reused', 'suspended', 'ended_by_admin')`,
    },
    {
      name: 'sessions_revocation_has_reason',
      expression: '(revoked_at is null) = (revoked_because is null)',
    },
  ],
});
