import type { AuditEntry } from '../../../platform/audit/audit-entry.ts';
import type { AccountAnswer } from '../accounts/account.schemas.ts';

/** What the audit log tells of a sign-in: with it the request gets an actor, who was nobody until then. */
export function signedIn({ id, role, hospitalId }: AccountAnswer, sessionId: string): AuditEntry {
  const actor = { kind: 'user', id, role, hospitalId } as const;
  return { action: 'user.signed_in', id, hospitalId, actor, details: { sessionId } };
}

/**
 * Of one that failed. The address is not told, known or not: people mistake the fields and type their password there. Attempts behind
 * a lock leave nothing, so that guessing fills no table.
 */
export function signInFailed(account: AccountAnswer | undefined, cause: SignInFault): AuditEntry {
  return { action: 'user.sign_in_failed', ...whose(account), details: { cause } };
}

export function lockedOut(account: AccountAnswer | undefined, lockedUntil: string): AuditEntry {
  return { action: 'user.locked_out', ...whose(account), details: { lockedUntil } };
}

type SignInFault = 'unknown_address' | 'wrong_password' | 'suspended';

function whose(account: AccountAnswer | undefined): Pick<AuditEntry, 'id' | 'hospitalId'> {
  return { id: account?.id ?? null, hospitalId: account?.hospitalId ?? null };
}
