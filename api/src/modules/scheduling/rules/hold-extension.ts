const minuteMs = 60_000;
const maxExtensions = 1;

export type HoldExtension = { holdExpiresAt: Date } | 'used_up';

/** More time to pay: once, by the length of a hold, counted from where it would have ended. */
export function holdExtension(
  hold: { holdExpiresAt: Date; holdExtensions: number },
  policy: { holdMinutes: number },
): HoldExtension {
  return hold.holdExtensions >= maxExtensions
    ? 'used_up'
    : { holdExpiresAt: new Date(hold.holdExpiresAt.getTime() + policy.holdMinutes * minuteMs) };
}
