import { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Days whose offsets are kept; beyond, all are forgotten, so that a long-lived process does not grow. */
const keptDays = 20_000;

interface Offsets {
  /** Milliseconds east of UTC well before the day … */
  before: number;
  /** … and well after it: the same unless the clocks change nearby. */
  after: number;
}

const offsetsByDay = new Map<string, Map<number, Offsets>>();
let kept = 0;

/**
 * The instant a clock on the wall shows that time, in epoch milliseconds; undefined when no clock there ever shows it, because
 * they go forward over it that day. A time that happens twice is taken at its first occurrence.
 *
 * @param wallMs the local date and time, in milliseconds as though it were UTC
 * @param timeZone a name of the IANA database
 */
export function instantOfLocalTime(wallMs: number, timeZone: string): number | undefined {
  const { before, after } = offsetsAround(Math.floor(wallMs / dayMs), timeZone);
  if (before === after) {
    return wallMs - before;
  }
  // The clocks change nearby: an instant is right when the offset in force at it leads back to the same wall time.
  const first = wallMs - Math.max(before, after);
  const second = wallMs - Math.min(before, after);
  if (first + offsetAt(first, timeZone) === wallMs) {
    return first;
  }
  return second + offsetAt(second, timeZone) === wallMs ? second : undefined;
}

/** By how many minutes the clocks of a zone go forward (or back, when negative) around a local day. */
export function clockChangeMinutes(wallMs: number, timeZone: string): number {
  const { before, after } = offsetsAround(Math.floor(wallMs / dayMs), timeZone);
  return (after - before) / minuteMs;
}

function offsetsAround(day: number, timeZone: string): Offsets {
  let days = offsetsByDay.get(timeZone);
  if (days === undefined || kept > keptDays) {
    if (kept > keptDays) {
      offsetsByDay.clear();
      kept = 0;
    }
    days = new Map<number, Offsets>();
    offsetsByDay.set(timeZone, days);
  }
  let offsets = days.get(day);
  if (offsets === undefined) {
    const noon = (day + 0.5) * dayMs;
    offsets = {
      before: offsetAt(noon - 1.5 * dayMs, timeZone),
      after: offsetAt(noon + 1.5 * dayMs, timeZone),
    };
    days.set(day, offsets);
    kept++;
  }
  return offsets;
}

function offsetAt(instantMs: number, timeZone: string): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(instantMs);
  return instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
}
