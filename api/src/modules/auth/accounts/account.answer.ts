import type { AccountAnswer } from './account.schemas.ts';
import type { Account } from './account.entity.ts';

/** What of an account is told; never its password hash. */
export function accountAnswer(account: Account): AccountAnswer {
  return {
    id: account.id,
    email: account.email,
    fullName: account.fullName,
    phone: account.phone ?? null,
    timeZone: account.timeZone ?? null,
    locale: account.locale ?? null,
    role: account.role,
    hospitalId: account.hospitalId ?? null,
    doctorId: account.doctorId ?? null,
    emailVerifiedAt: account.emailVerifiedAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
    version: account.version,
  };
}
