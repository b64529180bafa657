import type { BookingPolicy } from '../../../values/booking-policy.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export type BookingWindowDecision = 'open' | 'too_soon' | 'too_far';

/** Whether a visit may still (or already) be booked, by the policy of the hospital; both limits are inclusive. */
export function bookingWindow(
  startsAt: Date,
  now: Date,
  policy: Pick<BookingPolicy, 'bookFromMinutes' | 'bookUntilDays'>,
): BookingWindowDecision {
  const noticeMs = startsAt.getTime() - now.getTime();
  if (noticeMs < policy.bookFromMinutes * minuteMs) {
    return 'too_soon';
  }
  return noticeMs > policy.bookUntilDays * dayMs ? 'too_far' : 'open';
}
