import fc from 'fast-check';
import { consecutiveSlots, type SlotInRow } from './consecutive-slots.ts';

const base = Date.parse('2026-12-01T06:00:00Z');
const at = (minute: number) => new Date(base + minute * 60_000);
const slot = (startMinute: number, minutes: number, other: Partial<SlotInRow> = {}): SlotInRow => ({
  id: `from ${startMinute}`,
  locationId: 'main site',
  visitTypeId: null,
  startsAt: at(startMinute),
  endsAt: at(startMinute + minutes),
  free: true,
  ...other,
});
const visit = (durationMinutes: number) => ({ id: 'consultation', durationMinutes });

/** What the rule decides, as the starts of the slots it takes. */
function decide(slots: SlotInRow[], durationMinutes: number): string[] | string {
  const [first, ...following] = slots;
  const decision = consecutiveSlots(first!, following, visit(durationMinutes));
  return typeof decision === 'string' ? decision : decision.slots.map(({ id }) => id);
}

describe('the slots a visit takes', () => {
  it.each([
    ['one slot that is long enough', [slot(0, 15), slot(15, 15)], 15, ['from 0']],
    ['a whole slot for a shorter visit', [slot(0, 30)], 10, ['from 0']],
    ['two slots of 15 for 20 minutes', [slot(0, 15), slot(15, 15), slot(30, 15)], 20, ['from 0', 'from 15']],
    [
      'slots that are read in another order',
      [slot(0, 15), slot(30, 15), slot(15, 15)],
      45,
      ['from 0', 'from 15', 'from 30'],
    ],
    ['past a slot that only overlaps', [slot(0, 15), slot(10, 15), slot(15, 15)], 30, ['from 0', 'from 15']],
    [
      'a slot for that kind of visit',
      [slot(0, 15), slot(15, 15, { visitTypeId: 'consultation' })],
      30,
      ['from 0', 'from 15'],
    ],
    ['none over a gap', [slot(0, 15), slot(20, 15)], 30, 'not_enough'],
    ['none at another location', [slot(0, 15), slot(15, 15, { locationId: 'annex' })], 30, 'not_enough'],
    [
      'none for another kind of visit',
      [slot(0, 15), slot(15, 15, { visitTypeId: 'vaccination' })],
      30,
      'not_enough',
    ],
    ['none that somebody has', [slot(0, 15), slot(15, 15, { free: false })], 30, 'taken'],
    ['none when the first is taken', [slot(0, 15, { free: false })], 15, 'taken'],
    ['none that never fit, taken or not', [slot(0, 15, { free: false })], 30, 'not_enough'],
  ])('are %s', (_, slots, minutes, expected) => {
    expect(decide(slots, minutes)).toEqual(expected);
  });

  const day = fc
    .array(
      fc.record({
        gap: fc.constantFrom(0, 0, 0, 5),
        minutes: fc.constantFrom(5, 10, 15, 30),
        free: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((pieces) => {
      let minute = 0;
      return pieces.map(({ gap, minutes, free }) => {
        const made = slot(minute + gap, minutes, { free });
        minute += gap + minutes;
        return made;
      });
    });

  it('are free, without a gap between them, and no more than the visit needs', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 5, max: 120 }), ([first, ...following], minutes) => {
        const decision = consecutiveSlots(first!, following, visit(minutes));
        if (typeof decision === 'string') return;
        const { slots, endsAt } = decision;
        const needed = first!.startsAt.getTime() + minutes * 60_000;
        expect(slots.every(({ free }) => free)).toBe(true);
        slots.slice(1).forEach((next, index) => expect(next.startsAt).toEqual(slots[index]!.endsAt));
        expect(endsAt.getTime()).toBeGreaterThanOrEqual(needed);
        expect(slots.at(-1)!.startsAt.getTime()).toBeLessThan(needed);
      }),
    );
  });

  it('are found whenever free time without a gap is long enough', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 5, max: 120 }), ([first, ...following], minutes) => {
        let free = 0;
        let end = first!.startsAt;
        for (const each of [first!, ...following]) {
          if (!each.free || each.startsAt.getTime() !== end.getTime()) break;
          free += (each.endsAt.getTime() - each.startsAt.getTime()) / 60_000;
          end = each.endsAt;
        }
        const found = typeof consecutiveSlots(first!, following, visit(minutes)) !== 'string';
        expect(found).toBe(free >= minutes);
      }),
    );
  });
});
