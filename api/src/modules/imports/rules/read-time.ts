import { clockChangeMinutes, instantOfLocalTime } from '../../../values/local-time.ts';
import { fault, type RowFault } from './row-fault.ts';

const shape =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))?$/i;
const minuteMs = 60_000;
/** The zones furthest from UTC are 14 hours away. */
const maxOffsetMinutes = 14 * 60;

/**
 * The instant of a `start` or `end`, in epoch milliseconds: with an offset as in RFC 3339, or the time on the wall of the
 * location. Undefined, with a fault, when it is neither, or when the clocks there skip it. Without a zone (that fault is told
 * elsewhere) a local time is undefined and no fault of its own.
 */
export function readTime(
  field: string,
  text: string,
  timeZone: string | undefined,
  faults: RowFault[],
): number | undefined {
  const time = partsOf(text);
  if (time === undefined) {
    const message = `${field} must be a real date and time, such as 2030-05-06T09:00:00+05:30 or, at the location, 2030-05-06 09:00.`;
    faults.push(fault(field, 'not_a_time', message, text));
    return undefined;
  }
  if (time.offsetMinutes !== undefined) {
    return time.wallMs - time.offsetMinutes * minuteMs;
  }
  if (timeZone === undefined) {
    return undefined;
  }
  const instant = instantOfLocalTime(time.wallMs, timeZone);
  if (instant === undefined) {
    const minutes = clockChangeMinutes(time.wallMs, timeZone);
    const message = `${text} does not exist in ${timeZone}: the clocks go forward by ${minutes} minutes that day and skip it.`;
    faults.push(fault(field, 'nonexistent_local_time', message, text));
  }
  return instant;
}

interface TimeParts {
  wallMs: number;
  offsetMinutes: number | undefined;
}

function partsOf(text: string): TimeParts | undefined {
  const found = shape.exec(text);
  if (!found) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, utc, sign, offsetHours, offsetRest] = found;
  const dayMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // A day that does not exist (30 February) comes back as another.
  const isDay = Number(month) >= 1 && Number(month) <= 12 && new Date(dayMs).getUTCDate() === Number(day);
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
  if (!isDay || !isTime || Number(year) < 1970) {
    return undefined;
  }
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0);
  const wallMs = dayMs + seconds * 1000 + (fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0);
  if (sign === undefined) {
    return { wallMs, offsetMinutes: utc === undefined ? undefined : 0 };
  }
  const minutes = Number(offsetHours) * 60 + Number(offsetRest);
  if (Number(offsetRest) >= 60 || minutes > maxOffsetMinutes) {
    return undefined;
  }
  return { wallMs, offsetMinutes: sign === '-' ? -minutes : minutes };
}
