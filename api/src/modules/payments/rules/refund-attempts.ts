const minute = 60;
const hour = 60 * minute;

/** How long to wait after so many attempts have failed. The first attempt is the queue's; should it get lost, it is looked for after a minute. */
export const refundWaitSeconds = [minute, minute, 10 * minute, hour, 6 * hour] as const;

/** Where a refund stands after its attempts have failed: waiting for the next one, or somebody has to look. */
export function afterFailedAttempt(attempts: number): 'pending' | 'failed' {
  return attempts < refundWaitSeconds.length ? 'pending' : 'failed';
}

/** An attempt has a key of its own at Stripe: repeated it gets the same answer, and the next attempt another one. */
export function refundKey(refundId: string, attempt: number): string {
  return attempt === 1 ? `refund-${refundId}` : `refund-${refundId}-${attempt}`;
}
