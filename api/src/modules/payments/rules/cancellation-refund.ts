import type { BookingPolicy } from '../../../values/booking-policy.ts';
import type { Money } from '../../../values/money.ts';
import { smallestStepMinor } from '../../../values/smallest-step.ts';

export interface Cancellation {
  /** What was paid for the appointment and has not been asked back already. */
  paid: Money;
  /** The policy as accepted with the booking. */
  policy: Pick<BookingPolicy, 'fullRefundNoticeHours' | 'halfRefundNoticeHours'>;
  startsAt: Date;
  cancelledAt: Date;
  cancelledBy: 'patient' | 'doctor' | 'staff' | 'admin' | 'system';
}

/** Why a cancellation returns what it returns, nothing included. */
export const cancellationRefundReasons = [
  'not_the_patients_choice',
  'early_notice',
  'late_notice',
  'too_late',
  'nothing_paid',
] as const;

export interface RefundDecision {
  refund: Money;
  reason: (typeof cancellationRefundReasons)[number];
}

/** What a patient gets back when an appointment is cancelled, by the policy accepted at booking. */
export function cancellationRefund({
  paid,
  policy,
  startsAt,
  cancelledAt,
  cancelledBy,
}: Cancellation): RefundDecision {
  if (paid.amountMinor === 0) return noRefund(paid, 'nothing_paid');
  if (cancelledBy !== 'patient') return refund(paid, 'not_the_patients_choice');
  const noticeHours = hoursBetween(cancelledAt, startsAt);
  if (noticeHours >= policy.fullRefundNoticeHours) return refund(paid, 'early_notice');
  if (noticeHours >= policy.halfRefundNoticeHours) return refund(half(paid), 'late_notice');
  return noRefund(paid, 'too_late');
}

/** Hours that pass, not hours on the wall: a night in which the clocks change has as many as it has. */
function hoursBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / 3_600_000;
}

/** What cannot be halved exactly is rounded in the patient's favour, to what the currency can move. */
function half({ amountMinor, currency }: Money): Money {
  const step = smallestStepMinor(currency);
  return { amountMinor: Math.min(amountMinor, Math.ceil(amountMinor / 2 / step) * step), currency };
}

function refund(money: Money, reason: RefundDecision['reason']): RefundDecision {
  return { refund: money, reason };
}

function noRefund({ currency }: Money, reason: RefundDecision['reason']): RefundDecision {
  return refund({ amountMinor: 0, currency }, reason);
}
