const editableHours = 48;

/** Until when (inclusive) the author may change a review: others rely on it, and answer it, from then on. */
export function editableUntil(createdAt: Date): Date {
  return new Date(createdAt.getTime() + editableHours * 60 * 60_000);
}
