import type { BookingPolicy } from './booking-policy.ts';

/** What the patient accepted at booking, in sentences; those whose figures the snapshot does not hold are left out. */
export function policyText(policy: Partial<BookingPolicy>): string[] {
  const { fullRefundNoticeHours: full, halfRefundNoticeHours: half } = policy;
  const { maxReschedules: moves, rescheduleNoticeHours: notice, disputeDays } = policy;
  return [
    ...(full === undefined
      ? []
      : [`Cancelled by the patient ${full} hours or more before the start: all of the fee comes back.`]),
    ...(half === undefined
      ? []
      : [
          `Cancelled by the patient ${half} hours or more before the start: half of the fee comes back. Later: nothing.`,
        ]),
    'Cancelled by the other side: all of the fee comes back.',
    ...(moves === undefined || notice === undefined
      ? []
      : [`Moved by the patient at most ${moves} times, until ${notice} hours before the start.`]),
    ...(disputeDays === undefined ? [] : [`Disputes are taken for ${disputeDays} days after the visit.`]),
  ];
}
