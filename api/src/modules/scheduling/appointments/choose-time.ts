import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import type { BookingPolicy } from '../../../values/booking-policy.ts';
import { Refusal } from '../../../values/refusal.ts';
import { bookingWindow } from '../rules/booking-window.ts';
import { consecutiveSlots, type ConsecutiveSlots, type SlotInRow } from '../rules/consecutive-slots.ts';
import { readAlternatives } from '../slots/alternatives.queries.ts';
import { type BookingFacts, readFollowingSlots, type VisitType } from './booking-facts.queries.ts';

const minuteMs = 60_000;

export interface Choice {
  visitTypeId: string | undefined;
  /** The rules to choose by: the hospital's of today, or those accepted with a visit that is to move. */
  policy: BookingPolicy;
  /** The appointment that is to move; what it has itself is free for it. */
  movedId: string | null;
  now: Date;
}

/** What a visit would be and which slots it would take, were nobody faster. */
export interface ChosenTime {
  visit: VisitType;
  slots: SlotInRow[];
  startsAt: Date;
  endsAt: Date;
}

/** Decides by pure rules what is asked for and whether it can take place there; for booking and for moving alike. */
@Injectable()
export class ChooseTime {
  constructor(@Inject(Database) private readonly database: Database) {}

  async choose(facts: BookingFacts, choice: Choice): Promise<ChosenTime> {
    const visit = visitTypeOf(facts, choice.visitTypeId);
    requireOpenWindow(facts, choice);
    const found = await this.slotsFor(facts, visit, choice);
    if (found === 'taken') {
      throw await this.taken(facts, visit, choice.now);
    }
    if (found === 'not_enough') {
      throw new Refusal('scheduling.not_enough_consecutive_slots', {
        detail: `The visit takes ${visit.durationMinutes} minutes; there is less free time in a row from this slot.`,
      });
    }
    return { visit, slots: found.slots, startsAt: facts.slot.startsAt, endsAt: found.endsAt };
  }

  async taken({ doctorId, slot }: BookingFacts, visit: VisitType, now: Date): Promise<Refusal> {
    const wish = { doctorId, visitTypeId: visit.id, from: slot.startsAt, now };
    return new Refusal('scheduling.slot_taken', {
      detail: 'Somebody else has this time. `alternatives` names the next free ones.',
      alternatives: await readAlternatives(this.database.sql, wish),
    });
  }

  /** Of the slot itself and, only where that is too short, of what follows. */
  private async slotsFor(
    { slot, doctorId, lane }: BookingFacts,
    visit: VisitType,
    { now, movedId }: Choice,
  ): Promise<ConsecutiveSlots> {
    const until = new Date(slot.startsAt.getTime() + visit.durationMinutes * minuteMs);
    const following =
      slot.endsAt < until
        ? await readFollowingSlots(this.database, {
            doctorId,
            lane,
            from: slot.endsAt,
            to: until,
            now,
            movedId,
          })
        : [];
    return consecutiveSlots(slot, following, visit);
  }
}

function visitTypeOf({ visitTypes }: BookingFacts, asked: string | undefined): VisitType {
  const [visit, another] = visitTypes;
  if (visit && !another) {
    return visit;
  }
  if (asked !== undefined) {
    throw new Refusal('scheduling.visit_type_mismatch');
  }
  const code = visit ? 'required' : 'none_offered';
  const detail = visit
    ? 'The doctor offers several kinds of visit: say which.'
    : 'The doctor offers no kind of visit for this slot at present.';
  throw new Refusal('request.invalid', { errors: [{ pointer: '/visitTypeId', code, detail }] });
}

function requireOpenWindow({ slot }: BookingFacts, { policy, now }: Choice): void {
  const decision = bookingWindow(slot.startsAt, now, policy);
  if (decision !== 'open') {
    throw new Refusal('scheduling.outside_booking_window', {
      detail:
        decision === 'too_soon'
          ? `Visits are booked at least ${policy.bookFromMinutes} minutes ahead.`
          : `Visits are booked at most ${policy.bookUntilDays} days ahead.`,
    });
  }
}
