const minuteMs = 60_000;

/** Somebody may be checked in the day before, by a desk that prepares the next morning; further ahead it is a slip. */
const checkInAheadMinutes = 24 * 60;

/** Visits may begin, and so end, a little before their time. */
const completionAheadMinutes = 60;

export type VisitDayDecision = 'may' | 'too_early';

/** Whether the patient of a visit may be checked in already; the limit is inclusive. */
export function checkInDay(startsAt: Date, now: Date): VisitDayDecision {
  return within(startsAt, now, checkInAheadMinutes);
}

/** Whether a visit may be said to have taken place already; the limit is inclusive. */
export function completionDay(startsAt: Date, now: Date): VisitDayDecision {
  return within(startsAt, now, completionAheadMinutes);
}

function within(startsAt: Date, now: Date, aheadMinutes: number): VisitDayDecision {
  return startsAt.getTime() - now.getTime() > aheadMinutes * minuteMs ? 'too_early' : 'may';
}
