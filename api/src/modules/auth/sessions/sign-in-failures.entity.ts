import { defineEntity, p } from '@mikro-orm/core';

/** Failed sign-ins in a row for an e-mail address, known or not, by its hash: strangers' typing errors are nobody's to read. */
export const SignInFailuresSchema = defineEntity({
  name: 'SignInFailures',
  tableName: 'sign_in_failures',
  properties: {
    emailHash: p.blob().primary(),
    failures: p.integer(),
    lastFailedAt: p.datetime().columnType('timestamptz').index('sign_in_failures_age'),
    lockedUntil: p.datetime().columnType('timestamptz').nullable(),
  },
});
