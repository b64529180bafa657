const dayMs = 24 * 60 * 60 * 1000;

/** The date it is somewhere: `2026-11-26` at 20:00 UTC is the 27th in Kolkata. */
export function dateIn(timeZone: string, at: Date): string {
  const { year, month, day } = partsIn(timeZone, at);
  return isoDate(Date.UTC(year, month - 1, day));
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  return isoDate(Date.parse(date) + days * dayMs);
}

/** The first instant of a date somewhere, also on days whose clocks change at midnight. */
export function startOfDate(date: string, timeZone: string): Date {
  const asUtc = Date.parse(date);
  // Twice, because the offset may be another one at the first guess than at midnight.
  const first = new Date(asUtc - offsetMs(timeZone, new Date(asUtc)));
  const midnight = new Date(asUtc - offsetMs(timeZone, first));
  return dateIn(timeZone, midnight) === date ? midnight : first;
}

function offsetMs(timeZone: string, at: Date): number {
  const { year, month, day, hour, minute, second } = partsIn(timeZone, at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

function partsIn(timeZone: string, at: Date) {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const part = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
  return {
    ...{ year: part('year'), month: part('month'), day: part('day') },
    ...{ hour: part('hour'), minute: part('minute'), second: part('second') },
  };
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
