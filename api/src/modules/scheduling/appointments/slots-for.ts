import type { Database } from '../../../platform/database/database.ts';
import { consecutiveSlots, type ConsecutiveSlots } from '../rules/consecutive-slots.ts';
import { type BookingFacts, readFollowingSlots, type VisitType } from './booking-facts.queries.ts';

const minuteMs = 60_000;

/** The slots the visit would take, of what the facts name and, only where that is too short, of what follows. */
export async function slotsFor(
  database: Database,
  { slot, doctorId, lane }: BookingFacts,
  visit: VisitType,
  when: { now: Date; movedId: string | null },
): Promise<ConsecutiveSlots> {
  const until = new Date(slot.startsAt.getTime() + visit.durationMinutes * minuteMs);
  const following =
    slot.endsAt < until
      ? await readFollowingSlots(database, { doctorId, lane, from: slot.endsAt, to: until, ...when })
      : [];
  return consecutiveSlots(slot, following, visit);
}
