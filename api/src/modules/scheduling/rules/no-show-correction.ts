const correctableMs = 24 * 60 * 60_000;

/** Whether a no-show may still be put right: for a day after it was marked. */
export function mayCorrectNoShow(noShowAt: Date | null, now: Date): boolean {
  return noShowAt !== null && now.getTime() - noShowAt.getTime() <= correctableMs;
}
