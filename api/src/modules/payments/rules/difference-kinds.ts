/** In what our books and Stripe's can disagree; `/metrics` counts by them and partners' tools switch on them. */
export const differenceKinds = [
  'payment_behind',
  'payment_not_paid_there',
  'intent_unlinked',
  'intent_unknown',
  'intent_missing',
  'intent_duplicate',
  'amount_differs',
  'destination_differs',
  'disputed',
  'refund_behind',
  'refund_unknown',
  'refund_missing',
  'refund_duplicate',
  'refund_amount_differs',
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];
