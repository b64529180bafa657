/** The first instant of a day (`2026-11-23`) where the reader is; nothing for what is no day. */
export function dayStart(day: string | undefined): string | undefined {
  return midnight(day, 0);
}

/** The first instant after it: a day named as the last one is still in the list. */
export function dayEnd(day: string | undefined): string | undefined {
  return midnight(day, 1);
}

function midnight(day: string | undefined, daysLater: number): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  if (parts === null) return undefined;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  if (new Date(year, month - 1, date).getMonth() !== month - 1) return undefined;
  // By the calendar and not by 24 hours: a day on which the clocks change is longer or shorter.
  return new Date(year, month - 1, date + daysLater).toISOString();
}
