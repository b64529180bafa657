/**
 * An instant as PostgreSQL writes it (`2026-12-01 06:00:00+00`, in whatever zone the session has), which hand-written SQL gets
 * as text, or as it stands in JSON built there.
 */
export function instantOf(text: string): Date {
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(instant.getTime())) {
    throw new RangeError(`not an instant: ${text}`);
  }
  return instant;
}

export function instantOrNull(text: string | null): Date | null {
  return text === null ? null : instantOf(text);
}
