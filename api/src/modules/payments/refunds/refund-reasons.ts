/** Why money goes back; partners switch on it, receipts print it in words. */
export const refundReasons = [
  'early_notice',
  'late_notice',
  'not_the_patients_choice',
  'slot_gone',
  'paid_twice',
  'paid_after_cancellation',
  'rescheduled_to_cheaper',
  'goodwill',
  'dispute',
] as const;

export type RefundReason = (typeof refundReasons)[number];
