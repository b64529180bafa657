/** A slot as the rule sees it; `free` also when the hold on it has lapsed. */
export interface SlotInRow {
  id: string;
  locationId: string;
  visitTypeId: string | null;
  startsAt: Date;
  endsAt: Date;
  free: boolean;
}

export type ConsecutiveSlots = { slots: [SlotInRow, ...SlotInRow[]]; endsAt: Date } | 'taken' | 'not_enough';

const minuteMs = 60_000;

/**
 * The slots a visit takes: the first one and as many as follow it without a gap until the visit fits. All or none.
 *
 * Slots are taken whole, so a visit of 20 minutes takes two of 15, and one of 10 minutes a whole one of 15. `following`
 * are slots of the same doctor and lane, in any order. A gap, a slot elsewhere or one offered for another kind of visit ends
 * the row: the visit can never begin here. One that somebody has makes it `taken`: it might another time.
 */
export function consecutiveSlots(
  first: SlotInRow,
  following: readonly SlotInRow[],
  visit: { id: string; durationMinutes: number },
): ConsecutiveSlots {
  const fitsAt = first.startsAt.getTime() + visit.durationMinutes * minuteMs;
  const byStart = new Map(following.map((slot) => [slot.startsAt.getTime(), slot]));
  const slots: [SlotInRow, ...SlotInRow[]] = [first];
  let endsAt = first.endsAt;
  let taken = !first.free;
  while (endsAt.getTime() < fitsAt) {
    const next = byStart.get(endsAt.getTime());
    if (!next || next.locationId !== first.locationId || !offers(next, visit.id)) {
      return 'not_enough';
    }
    taken ||= !next.free;
    slots.push(next);
    endsAt = next.endsAt;
  }
  return taken ? 'taken' : { slots, endsAt };
}

function offers(slot: SlotInRow, visitTypeId: string): boolean {
  return slot.visitTypeId === null || slot.visitTypeId === visitTypeId;
}
