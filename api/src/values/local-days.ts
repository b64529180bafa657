import { Temporal } from 'temporal-polyfill';

/** Days on the calendar of a place, in their order, and the instants between them. */
export interface LocalDays {
  /** As `2026-12-01`. */
  dates: string[];
  /** When each begins there, and at last when the last one ends: one more than there are days. */
  bounds: Date[];
}

/**
 * The days from one to another, both included. A day begins when its date does there: on the days the clocks change it is longer or
 * shorter than 24 hours, and one that a place has skipped lasts no time at all.
 *
 * @param from,to dates such as `2026-12-01`
 * @param timeZone a name of the IANA database
 */
export function localDays(from: string, to: string, timeZone: string): LocalDays {
  const first = Temporal.PlainDate.from(from);
  const dates = Array.from({ length: daysFrom(from, to) }, (_, days) => first.add({ days }));
  const ends = dates.map((date) => date.add({ days: 1 }));
  return {
    dates: dates.map(String),
    bounds: [first, ...ends].map((date) => new Date(date.toZonedDateTime({ timeZone }).epochMilliseconds)),
  };
}

/** How many days that is, both included; none or less when the second comes before the first. */
export function daysFrom(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days + 1;
}

/** The date so many days after another, or before it when negative. */
export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The date there at an instant. */
export function dateAt(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
