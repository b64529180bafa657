/** How long an e-mail address is locked after its n-th failed sign-in in a row (the first is n = 1), in seconds. */
export const lockSecondsByFailure: readonly number[] = [0, 0, 0, 0, 60, 120, 240, 480, 960, 1800, 3600];

/** After this many hours without a failure the count begins anew. */
export const forgetFailuresHours = 24;

/** The whole seconds a locked caller has to wait, at least one. */
export function secondsUntil(lockedUntil: Date, now: Date): number {
  return Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000));
}
