import type { BookingPolicy } from '../../../values/booking-policy.ts';

const hourMs = 60 * 60_000;

export type RescheduleLimit = 'open' | 'used_up' | 'too_late';

export interface WishToMove {
  /** When the visit begins as things stand. */
  startsAt: Date;
  /** How often it has been moved, by whomever. */
  reschedules: number;
  policy: Pick<BookingPolicy, 'maxReschedules' | 'rescheduleNoticeHours'>;
  by: 'patient' | 'hospital';
  now: Date;
}

/**
 * Whether a visit may still be moved, by the policy accepted with it; the last moment of the notice is in time. Who works for the
 * hospital is bound by neither limit, only by the beginning of the visit.
 */
export function rescheduleLimit({ startsAt, reschedules, policy, by, now }: WishToMove): RescheduleLimit {
  const noticeMs = startsAt.getTime() - now.getTime();
  if (by === 'hospital') {
    return noticeMs > 0 ? 'open' : 'too_late';
  }
  if (noticeMs <= 0 || noticeMs < policy.rescheduleNoticeHours * hourMs) {
    return 'too_late';
  }
  return reschedules >= policy.maxReschedules ? 'used_up' : 'open';
}
