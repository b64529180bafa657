const dayMs = 24 * 60 * 60_000;

export const disputeKinds = [
  'charged_but_not_seen',
  'wrong_amount',
  'doctor_no_show',
  'quality',
  'other',
] as const;

export type DisputeKind = (typeof disputeKinds)[number];

/** These are about what happened at the visit; the others may be about its money alone. */
const afterTheStart: readonly DisputeKind[] = ['doctor_no_show', 'quality'];

export interface DisputedVisit {
  startsAt: Date;
  endsAt: Date;
  /** By the policy the patient accepted at booking. */
  disputeDays: number;
}

/**
 * Whether a complaint about a visit is taken at that moment: for as many days after its end as the accepted policy says, whether it
 * took place or not. About its money one may complain from the booking on.
 */
export function disputeWindow(
  kind: DisputeKind,
  { startsAt, endsAt, disputeDays }: DisputedVisit,
  now: Date,
): 'open' | 'too_early' | 'too_late' {
  if (now.getTime() > endsAt.getTime() + disputeDays * dayMs) {
    return 'too_late';
  }
  return now < startsAt && afterTheStart.includes(kind) ? 'too_early' : 'open';
}
