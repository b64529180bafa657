import type { WantedSlot } from './judge-slot-row.ts';
import { fault, type RowFault } from './row-fault.ts';
import type { Verdicts } from './row-action.ts';

/** A slot as it is, of those the rows of a batch may touch. */
export interface ExistingSlot extends PlacedSlot {
  externalId: string | null;
  /** Whether an appointment that has not lapsed has it. */
  booked: boolean;
}

/** A slot as it is to be. */
export interface PlacedSlot {
  id: string;
  doctorId: string;
  locationId: string;
  visitTypeId: string | null;
  lane: number;
  startMs: number;
  endMs: number;
}

export type NewSlot = Omit<PlacedSlot, 'id'> & { externalId: string | null };

export interface SlotPlan {
  inserts: NewSlot[];
  changes: PlacedSlot[];
  /** Of the changed slots, those whose doctor or start is another than before: they may come to where another slot still is. */
  moved: string[];
  /** Slots that go: lanes above the new capacity. */
  removals: string[];
}

/**
 * Decides what the sound rows of a batch do to the slots there are: which lanes are made, changed and removed. A row that cannot
 * be done whole is not done at all and gets its faults. Rows may follow each other (each slot moves on by one): a place counts as
 * free when the row of the slot that has it moves that away.
 *
 * @param existing all slots with an external id of the rows, and all in the places the rows ask for
 */
export function planSlots(
  wanted: readonly WantedSlot[],
  existing: readonly ExistingSlot[],
  verdicts: Verdicts,
): SlotPlan {
  const groupOf = grouping(existing);
  const drafts = wanted.map((slot) => draft(slot, groupOf(slot)));
  refuseConflicts(drafts, existing);
  const plan: SlotPlan = emptyPlan();
  for (const { wanted: slot, group, own, faults } of drafts) {
    if (faults.length > 0) {
      verdicts.reject(slot.index, faults);
      continue;
    }
    verdicts.accept(slot.index, group.length === 0 ? 'created' : changesAny(own) ? 'updated' : 'unchanged');
    for (const insert of own.inserts) plan.inserts.push(insert);
    for (const change of own.changes) plan.changes.push(change);
    for (const id of own.moved) plan.moved.push(id);
    for (const id of own.removals) plan.removals.push(id);
  }
  return plan;
}

/** What one row does by itself. */
interface Draft {
  wanted: WantedSlot;
  /** The slots that are the row's: those with its external id, or without one those in its place. */
  group: readonly ExistingSlot[];
  own: SlotPlan;
  faults: RowFault[];
}

const noSlots: readonly ExistingSlot[] = [];

function grouping(existing: readonly ExistingSlot[]): (wanted: WantedSlot) => readonly ExistingSlot[] {
  const byExternalId = Map.groupBy(existing, ({ externalId }) => externalId);
  const byPlace = Map.groupBy(existing, ({ doctorId, startMs }) => `${doctorId} ${startMs}`);
  const nothing = existing.length === 0;
  return ({ externalId, doctorId, startMs }) => {
    if (nothing) return noSlots;
    const found = externalId === null ? byPlace.get(`${doctorId} ${startMs}`) : byExternalId.get(externalId);
    return found ?? noSlots;
  };
}

function draft(wanted: WantedSlot, group: readonly ExistingSlot[]): Draft {
  const own = emptyPlan();
  const faults: RowFault[] = [];
  const first = group[0];
  const capacity = wanted.capacity ?? Math.max(1, group.length);
  const lanes = new Set<number>();
  const otherDoctor = first !== undefined && first.doctorId !== wanted.doctorId;
  for (const slot of group) {
    lanes.add(slot.lane);
    if (slot.lane >= capacity) {
      own.removals.push(slot.id);
    } else {
      change(slot, wanted, own);
    }
  }
  for (let lane = 0; lane < capacity; lane++) {
    if (lanes.has(lane)) continue;
    const { externalId, doctorId, startMs, endMs } = wanted;
    const locationId =
      wanted.namesLocation || otherDoctor ? wanted.locationId : (first?.locationId ?? wanted.locationId);
    const visitTypeId = wanted.visitTypeId ?? (otherDoctor ? null : (first?.visitTypeId ?? null));
    const sameExternalId = externalId ?? first?.externalId ?? null;
    own.inserts.push({ externalId: sameExternalId, doctorId, locationId, visitTypeId, lane, startMs, endMs });
  }
  if (group.length > 0) {
    refuseBooked(wanted, group, capacity, faults);
  }
  return { wanted, group, own, faults };
}

function change(slot: ExistingSlot, wanted: WantedSlot, own: SlotPlan): void {
  const { id, lane } = slot;
  const { doctorId, startMs, endMs } = wanted;
  const otherDoctor = doctorId !== slot.doctorId;
  const locationId = wanted.namesLocation || otherDoctor ? wanted.locationId : slot.locationId;
  const visitTypeId = wanted.visitTypeId ?? (otherDoctor ? null : slot.visitTypeId);
  const moved = otherDoctor || startMs !== slot.startMs;
  if (moved) own.moved.push(id);
  if (moved || endMs !== slot.endMs || locationId !== slot.locationId || visitTypeId !== slot.visitTypeId) {
    own.changes.push({ id, doctorId, locationId, visitTypeId, lane, startMs, endMs });
  }
}

/** What a patient has been promised stays: doctor, place, start, and no less time. */
function refuseBooked(
  wanted: WantedSlot,
  group: readonly ExistingSlot[],
  capacity: number,
  faults: RowFault[],
): void {
  const booked = group.filter((slot) => slot.booked);
  const refuse = (field: string, verb: string, is: (slot: ExistingSlot) => boolean, value: string): void => {
    if (booked.some(is)) {
      const message = `The slot has an appointment: it cannot be ${verb}.`;
      faults.push(fault(field, 'slot_booked', message, value));
    }
  };
  const start = new Date(wanted.startMs).toISOString();
  const end = new Date(wanted.endMs).toISOString();
  refuse(
    'doctorExternalId',
    'given to another doctor',
    (slot) => slot.doctorId !== wanted.doctorId,
    wanted.doctorId,
  );
  refuse('start', 'moved', (slot) => slot.startMs !== wanted.startMs, start);
  refuse('end', 'shortened', (slot) => wanted.endMs < slot.endMs, end);
  if (wanted.namesLocation) {
    refuse('location', 'moved', (slot) => slot.locationId !== wanted.locationId, wanted.locationId);
  }
  refuse('capacity', 'removed', (slot) => slot.lane >= capacity, String(capacity));
}

/**
 * Refuses rows that meet in a place: with an earlier row of the batch, or with a slot that stays there. A refused row leaves its own
 * slots where they are, which may be in the way of others: so once more, until nothing changes.
 */
function refuseConflicts(drafts: readonly Draft[], existing: readonly ExistingSlot[]): void {
  const occupants = new Map(existing.map((slot) => [placeOf(slot), slot]));
  let again = existing.length > 0;
  do {
    const { duplicates, refused } = findConflicts(drafts, occupants);
    again = again && refused.length > 0;
    for (const { faults, wanted } of refused) {
      const message = 'The doctor has another slot at this start.';
      faults.push(fault('start', 'slot_exists', message, new Date(wanted.startMs).toISOString()));
    }
    if (!again) {
      for (const { faults, wanted } of duplicates) {
        const field = wanted.externalId === null ? 'start' : 'externalId';
        const message = 'An earlier row of the same batch has this external id, or this doctor and start.';
        faults.push(fault(field, 'duplicate_row', message, wanted.externalId));
      }
    }
  } while (again);
}

function findConflicts(drafts: readonly Draft[], occupants: ReadonlyMap<string, ExistingSlot>) {
  const taken = new Set<string>();
  const standing: Draft[] = [];
  const duplicates: Draft[] = [];
  const leaving = new Set<string>();
  for (const candidate of drafts) {
    if (candidate.faults.length > 0) continue;
    const marks = marksOf(candidate);
    if (marks.some((mark) => taken.has(mark))) {
      duplicates.push(candidate);
      continue;
    }
    for (const mark of marks) taken.add(mark);
    for (const id of candidate.own.moved) leaving.add(id);
    for (const id of candidate.own.removals) leaving.add(id);
    standing.push(candidate);
  }
  const refused =
    occupants.size === 0
      ? []
      : standing.filter(({ own }) =>
          [...own.inserts, ...own.changes].some((slot) => isInTheWay(slot, occupants, leaving)),
        );
  return { duplicates, refused };
}

/** What no two rows of a batch may both lay hands on: an external id, a place, a slot. */
function marksOf({ wanted, group }: Draft): string[] {
  const marks = [`${wanted.doctorId} ${wanted.startMs}`];
  if (wanted.externalId !== null) marks.push(wanted.externalId);
  for (const slot of group) marks.push(slot.id);
  return marks;
}

function isInTheWay(
  slot: NewSlot | PlacedSlot,
  occupants: ReadonlyMap<string, ExistingSlot>,
  leaving: ReadonlySet<string>,
): boolean {
  const occupant = occupants.get(placeOf(slot));
  return occupant !== undefined && !('id' in slot && slot.id === occupant.id) && !leaving.has(occupant.id);
}

function placeOf({ doctorId, lane, startMs }: NewSlot | PlacedSlot): string {
  return `${doctorId} ${lane} ${startMs}`;
}

function changesAny({ inserts, changes, removals }: SlotPlan): boolean {
  return inserts.length > 0 || changes.length > 0 || removals.length > 0;
}

function emptyPlan(): SlotPlan {
  return { inserts: [], changes: [], moved: [], removals: [] };
}
