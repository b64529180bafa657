/** Days of a calendar, both counted, as the API takes them: `2026-11-01`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** So many days up to and with the last one. Days of a calendar have no zone and no summer time: they are counted in UTC. */
export function daysUpTo(last: string, days: number): Period {
  return { from: isoDay(Date.parse(last) - (days - 1) * dayMs), to: last };
}

/** How many days a period has; none when it ends before it begins or is no period. */
export function lengthOf({ from, to }: Period): number {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Number.isNaN(days) || days < 1 ? 0 : days;
}

/** The period nearest to what was typed: the day that was just chosen stands, the other one gives way. Undefined for what is no day. */
export function fitted({ from, to }: Period, chosen: keyof Period, mostDays: number): Period | undefined {
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return undefined;
  const days = Math.min(Math.max(lengthOf({ from, to }), 1), mostDays);
  return chosen === 'to' ? daysUpTo(to, days) : { from, to: isoDay(Date.parse(from) + (days - 1) * dayMs) };
}

/** Today's date for somebody in a time zone. */
export function todayIn(timeZone: string | undefined, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).formatToParts(now);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
