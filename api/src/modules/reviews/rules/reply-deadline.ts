const dayMs = 24 * 60 * 60_000;

/** Whose word is waited for. */
export const disputeSides = ['patient', 'hospital', 'admin'] as const;

export type DisputeSide = (typeof disputeSides)[number];

/** How long each side has to answer. When the time of a party has passed, it is the admin's turn, who may decide without it. */
export const replyDays: Record<DisputeSide, number> = { hospital: 5, patient: 7, admin: 3 };

export interface Waiting {
  awaits: DisputeSide;
  dueAt: Date;
}

export function awaiting(awaits: DisputeSide, now: Date): Waiting {
  return { awaits, dueAt: new Date(now.getTime() + replyDays[awaits] * dayMs) };
}

/**
 * Who is to answer after a message: a side that was waited for has answered, and it is the admin's turn; an admin may ask a side. Else
 * all stays as it was: nobody gains time by writing more.
 */
export function waitingAfter(
  waiting: Waiting,
  { by, asks }: { by: DisputeSide; asks?: 'patient' | 'hospital' | undefined },
  now: Date,
): Waiting {
  if (asks !== undefined) {
    return awaiting(asks, now);
  }
  return by !== 'admin' && by === waiting.awaits ? awaiting('admin', now) : waiting;
}

/** Who is to answer once a party has said nothing in its time; undefined while it has time. An admin's own time never lapses. */
export function waitingAfterSilence({ awaits, dueAt }: Waiting, now: Date): Waiting | undefined {
  return awaits !== 'admin' && dueAt < now ? awaiting('admin', now) : undefined;
}
