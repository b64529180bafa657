const minuteMs = 60_000;

/**
 * After how long money that is under way is stuck. Online both ways take seconds; an hour is longer than any hold, and than the first
 * attempts at a refund. What a desk owes waits for its patient to come by.
 */
export const stuckAfterMs = {
  payment: 60 * minuteMs,
  refund: 60 * minuteMs,
  deskRefund: 3 * 24 * 60 * minuteMs,
} as const;
