const dayMs = 24 * 60 * 60_000;

export interface CompletedVisit {
  /** Null when it was not completed: cancelled, a no-show, or still to come. */
  completedAt: Date | null;
  /** By the policy the patient accepted at booking. */
  reviewDays: number;
}

/** Whether a visit can be reviewed at that moment: once it is completed, for as many days as the accepted policy says. */
export function reviewWindow(
  { completedAt, reviewDays }: CompletedVisit,
  now: Date,
): 'open' | 'not_completed' | 'too_late' {
  if (completedAt === null) {
    return 'not_completed';
  }
  return now.getTime() - completedAt.getTime() <= reviewDays * dayMs ? 'open' : 'too_late';
}
