const minuteMs = 60_000;

export type BookingStatus =
  { status: 'confirmed'; holdExpiresAt: null } | { status: 'held'; holdExpiresAt: Date };

/** What a booking begins as: a fee to be paid online is waited for, everything else is settled at once. */
export function bookingStatus(
  visit: { feeMinor: number; payment: 'online' | 'at_visit' },
  now: Date,
  policy: { holdMinutes: number },
): BookingStatus {
  return visit.payment === 'online' && visit.feeMinor > 0
    ? { status: 'held', holdExpiresAt: new Date(now.getTime() + policy.holdMinutes * minuteMs) }
    : { status: 'confirmed', holdExpiresAt: null };
}
