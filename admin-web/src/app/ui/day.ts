import { daysAfter, startOfDate } from './date-in.ts';

/** The days a list is narrowed by, as its address has them. */
export interface Days {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const readersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first instant of a day (`2026-11-23`) in a time zone, else where the reader is; nothing for what is no day. */
export function dayStart(day: string | undefined, zone = readersZone): string | undefined {
  return midnight(day, 0, zone);
}

/** The first instant after it: a day named as the last one is still in the list. */
export function dayEnd(day: string | undefined, zone = readersZone): string | undefined {
  return midnight(day, 1, zone);
}

/** What a list asks for by its days. */
export function boundsOf({ from, to }: Days, zone?: string): Days {
  return { from: dayStart(from, zone), to: dayEnd(to, zone) };
}

/** Whose days they are, said as soon as there are any. */
export function daysHint({ from, to }: Days, zone = readersZone): string | undefined {
  return from || to ? $localize`Days in ${zone}:zone:` : undefined;
}

function midnight(day: string | undefined, daysLater: number, zone: string): string | undefined {
  if (day === undefined || !isDay(day)) return undefined;
  return startOfDate(daysAfter(day, daysLater), zone).toISOString();
}

/** The 30th of February would be read as the 2nd of March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
