const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Applied within seconds; those that wait longer have failed once at least. */
const eventsMayWaitMs = 5 * minuteMs;

/** It runs each night; one that failed is begun again the next. */
const reconciledWithinMs = 30 * hourMs;

export interface HeardOfStripe {
  /** When the oldest event came that is not applied. */
  eventsWaitingSince: Date | null;
  /** When a comparison of the books last came to its end. */
  reconciledAt: Date | null;
  /** Whether the latest one has failed. */
  failed: boolean;
  /** Since when anybody has paid online: before that there is nothing to compare. */
  paidSince: Date | null;
}

export type StripeFinding = 'current' | 'events_not_applied' | 'comparison_failed' | 'comparison_overdue';

/** Whether what we know of Stripe's side is fresh, in a sentence. */
export function stripeVerdict(
  { eventsWaitingSince, reconciledAt, failed, paidSince }: HeardOfStripe,
  now: Date,
): { state: 'ok' | 'degraded'; finding: StripeFinding; says: string } {
  const age = (instant: Date) => now.getTime() - instant.getTime();
  if (eventsWaitingSince !== null && age(eventsWaitingSince) > eventsMayWaitMs) {
    return {
      state: 'degraded',
      finding: 'events_not_applied',
      says: 'Stripe has told us things that could not be applied: look at the jobs.',
    };
  }
  if (failed) {
    const says = 'The latest comparison with Stripe’s books has failed.';
    return { state: 'degraded', finding: 'comparison_failed', says };
  }
  const unseenSince = reconciledAt ?? paidSince;
  if (unseenSince !== null && age(unseenSince) > reconciledWithinMs) {
    const says = 'Our books have not been compared with Stripe’s since yesterday.';
    return { state: 'degraded', finding: 'comparison_overdue', says };
  }
  const says = 'What Stripe tells us is applied, and the books are compared.';
  return { state: 'ok', finding: 'current', says };
}
