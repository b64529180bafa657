import type { WantedSlot } from './judge-slot-row.ts';
import { type ExistingSlot, planSlots } from './plan-slots.ts';
import { Verdicts } from './row-action.ts';

const hour = 3_600_000;
const now = 100 * hour;

/** A row that wants a slot of the only doctor from `at` o'clock for half an hour. */
const wants = (
  index: number,
  externalId: string | null,
  at: number,
  more: Partial<WantedSlot> = {},
): WantedSlot => ({
  index,
  externalId,
  doctorId: 'd',
  locationId: 'l',
  namesLocation: false,
  startMs: now + at * hour,
  endMs: now + (at + 0.5) * hour,
  capacity: undefined,
  visitTypeId: undefined,
  ...more,
});

const slot = (externalId: string | null, at: number, more: Partial<ExistingSlot> = {}): ExistingSlot => ({
  id: `${externalId ?? 'slot'}-${more.lane ?? 0}`,
  externalId,
  doctorId: 'd',
  locationId: 'l',
  visitTypeId: null,
  lane: 0,
  startMs: now + at * hour,
  endMs: now + (at + 0.5) * hour,
  booked: false,
  ...more,
});

function plan(rows: WantedSlot[], existing: ExistingSlot[]) {
  const verdicts = new Verdicts(rows.length);
  const { inserts, changes, moved, removals } = planSlots(rows, existing, verdicts);
  const said = verdicts.actions.map(
    (action, i) =>
      verdicts.faults
        .get(i)
        ?.map(({ code }) => code)
        .join() ?? action,
  );
  return {
    said,
    inserts: inserts.map(({ lane }) => lane),
    changed: changes.map(({ id }) => id),
    moved,
    removals,
  };
}

describe('what a batch does to slots', () => {
  it('is nothing when all is as it was', () => {
    const done = plan([wants(0, 'A', 1), wants(1, 'B', 2)], [slot('A', 1), slot('B', 2)]);

    expect(done).toEqual({
      said: ['unchanged', 'unchanged'],
      inserts: [],
      changed: [],
      moved: [],
      removals: [],
    });
  });

  it.each([
    ['another end', { endMs: now + 2 * hour }, ['A-0'], []],
    ['another start', { startMs: now + 1.25 * hour }, ['A-0'], ['A-0']],
    ['another doctor', { doctorId: 'e' }, ['A-0'], ['A-0']],
    ['another visit type', { visitTypeId: 'v' }, ['A-0'], []],
    ['another location, named', { locationId: 'm', namesLocation: true }, ['A-0'], []],
    ['another location, not named', { locationId: 'm' }, [], []],
  ])('with %s changes what is another', (_, more, changed, moved) => {
    expect(plan([wants(0, 'A', 1, more)], [slot('A', 1)])).toMatchObject({ changed, moved });
  });

  it('lets slots follow each other, whatever the order of the rows', () => {
    const existing = [slot('A', 1), slot('B', 2), slot('C', 3)];
    const rows = [wants(0, 'A', 2), wants(1, 'B', 3), wants(2, 'C', 4)];

    expect(plan(rows, existing).said).toEqual(['updated', 'updated', 'updated']);
    expect(plan(rows.toReversed(), existing).said).toEqual(['updated', 'updated', 'updated']);
  });

  it('refuses all that follow one that cannot go', () => {
    const existing = [slot('A', 1), slot('B', 2), slot('C', 3, { booked: true })];

    expect(
      plan([wants(0, 'A', 2), wants(1, 'B', 3), wants(2, 'C', 4), wants(3, 'D', 5)], existing).said,
    ).toEqual(['slot_exists', 'slot_exists', 'slot_booked', 'created']);
  });

  it('gives the place of a slot that moves away to a new one', () => {
    expect(plan([wants(0, 'N', 1), wants(1, 'A', 2)], [slot('A', 1)]).said).toEqual(['created', 'updated']);
  });

  it('names every reason why a booked slot stays', () => {
    const row = wants(0, 'A', 2, {
      doctorId: 'e',
      endMs: now,
      locationId: 'm',
      namesLocation: true,
      capacity: 1,
    });
    const existing = [slot('A', 1), slot('A', 1, { lane: 1, booked: true })];

    expect(plan([row], existing).said).toEqual([
      'slot_booked,slot_booked,slot_booked,slot_booked,slot_booked',
    ]);
  });

  it('takes history too: what is over is never offered, and does no harm', () => {
    const past = { startMs: now - 2 * hour, endMs: now - hour };

    expect(plan([wants(0, 'A', 0, past)], []).said).toEqual(['created']);
  });

  it('lets a slot that is going on be', () => {
    expect(plan([wants(0, 'A', -0.25)], []).said).toEqual(['created']);
  });
});
