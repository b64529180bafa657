export interface SuspensionFacts {
  /** Whose account it is that would be suspended, and who asks. */
  accountId: string;
  callerId: string | undefined;
  suspended: boolean;
  /** The admins who can sign in at this moment. */
  activeAdminIds: readonly string[];
}

export type SuspensionDecision = 'suspend' | 'own_account' | 'already_suspended' | 'last_admin';

/** Whether an account may be suspended: never one's own, and never so that nobody is left who could take it back. */
export function suspension({
  accountId,
  callerId,
  suspended,
  activeAdminIds,
}: SuspensionFacts): SuspensionDecision {
  if (accountId === callerId) {
    return 'own_account';
  }
  if (suspended) {
    return 'already_suspended';
  }
  const isLast = activeAdminIds.includes(accountId) && activeAdminIds.length === 1;
  return isLast ? 'last_admin' : 'suspend';
}
