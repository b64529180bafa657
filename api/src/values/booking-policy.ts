/** The rules a hospital books by; an appointment keeps the ones that were accepted with it. */
export interface BookingPolicy {
  /** How long before its start a slot can last be booked, in minutes. */
  bookFromMinutes: number;
  /** How far ahead a slot can be booked, in days. */
  bookUntilDays: number;
  /** How long a hold keeps the slot, in minutes. */
  holdMinutes: number;
  /** A patient's cancellation this many hours before the start, or earlier, returns everything. */
  fullRefundNoticeHours: number;
  /** … and this many hours before, half. */
  halfRefundNoticeHours: number;
  maxReschedules: number;
  /** Until this many hours before the start an appointment can be moved. */
  rescheduleNoticeHours: number;
  /** Days after completion in which a review is taken. */
  reviewDays: number;
  /** Days after the visit in which a dispute is taken. */
  disputeDays: number;
}

/** The rules as an appointment keeps them. */
export interface AcceptedPolicy extends BookingPolicy {
  /** The number of the sentences they were accepted in, see `policyText`. */
  wording?: number;
}

export const defaultBookingPolicy: BookingPolicy = {
  bookFromMinutes: 30,
  bookUntilDays: 180,
  holdMinutes: 10,
  fullRefundNoticeHours: 24,
  halfRefundNoticeHours: 2,
  maxReschedules: 2,
  rescheduleNoticeHours: 24,
  reviewDays: 60,
  disputeDays: 30,
};
