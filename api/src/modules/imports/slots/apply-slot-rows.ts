import type { Kysely } from 'kysely';
import {
  judgeSlotRow,
  type KnownLocation,
  maxCapacity,
  type SlotWorld,
  type WantedSlot,
} from '../rules/judge-slot-row.ts';
import { planSlots } from '../rules/plan-slots.ts';
import type { Verdicts } from '../rules/row-action.ts';
import type { ImportRow, RowFault } from '../rules/row-fault.ts';
import { Refusal } from '../../../values/refusal.ts';
import type { BatchOfRows } from '../batches/batch-of-rows.ts';
import { findDoctors, findLocations, findSlots, findVisitTypes, lockDoctors } from './slot-rows.queries.ts';
import { writeSlots } from './write-slots.ts';

/** Judges the slots of a batch and, unless it is a dry run, takes the good ones in: all in the transaction it is given. */
export async function applySlotRows(
  transaction: Kysely<never>,
  batch: BatchOfRows,
  verdicts: Verdicts,
): Promise<void> {
  const { rows, hospitalId, mode, now } = batch;
  const world = await readWorld(transaction, hospitalId, rows);
  const wanted = judgeAll(rows, world, verdicts);
  if (wanted.length === 0) {
    return;
  }
  refuseTooMany(wanted);
  if (mode === 'apply') {
    await lockDoctors(transaction, [...doctorsOf(wanted), ...batch.alsoLock]);
  }
  const existing = await findSlots(transaction, hospitalId, wanted, now);
  const plan = planSlots(wanted, existing, verdicts);
  if (mode === 'apply') {
    refuseUnlocked(existing, new Set([...doctorsOf(wanted), ...batch.alsoLock]));
    await writeSlots(transaction, hospitalId, plan);
  }
}

/** Slots the rows of one batch may make together, which bounds the memory a request takes: 1,000 rows of the largest capacity. */
const maxSlotsOfBatch = 1000 * maxCapacity;

function refuseTooMany(wanted: readonly WantedSlot[]): void {
  const slots = wanted.reduce((sum, { capacity = 1 }) => sum + capacity, 0);
  if (slots > maxSlotsOfBatch) {
    const detail = `The capacities make ${slots} slots, and a batch may make ${maxSlotsOfBatch}: use smaller batches.`;
    throw new Refusal('request.invalid', { errors: [{ pointer: '/rows', code: 'too_big', detail }] });
  }
}

/** Thrown when rows take slots from doctors no row named: the batch begins again with these locked too, in their order. */
export class FurtherDoctors extends Error {
  constructor(readonly ids: string[]) {
    super('slots of further doctors are to be changed');
  }
}

function refuseUnlocked(existing: readonly { doctorId: string }[], locked: ReadonlySet<string>): void {
  const others = new Set(existing.map(({ doctorId }) => doctorId).filter((id) => !locked.has(id)));
  if (others.size > 0) {
    throw new FurtherDoctors([...others]);
  }
}

function doctorsOf(wanted: readonly WantedSlot[]): Set<string> {
  return new Set(wanted.map(({ doctorId }) => doctorId));
}

function judgeAll(rows: readonly ImportRow[], world: SlotWorld, verdicts: Verdicts): WantedSlot[] {
  const wanted: WantedSlot[] = [];
  rows.forEach((row, index) => {
    const faults: RowFault[] = [];
    const slot = judgeSlotRow(row, index, world, faults);
    if (slot) wanted.push(slot);
    else verdicts.reject(index, faults);
  });
  return wanted;
}

/** Reads what the rows speak of, each in one statement. */
async function readWorld(
  transaction: Kysely<never>,
  hospitalId: string,
  rows: readonly ImportRow[],
): Promise<SlotWorld> {
  const doctors = await findDoctors(transaction, hospitalId, textsOf(rows, 'doctorExternalId'));
  const locations = await findLocations(transaction, hospitalId);
  const names = textsOf(rows, 'visitType');
  const ids = doctors.map(({ id }) => id);
  const visitTypes = names.length === 0 ? [] : await findVisitTypes(transaction, ids, names);

  const doctorByExternalId = new Map(doctors.map((doctor) => [doctor.externalId, doctor]));
  const locationById = new Map<string, KnownLocation>(locations.map((location) => [location.id, location]));
  const locationByWords = new Map<string, KnownLocation>([
    ...locations.map((location) => [location.name, location] as const),
    ...locations.map((location) => [location.externalId ?? location.name, location] as const),
  ]);
  const onlyLocation = locations.length === 1 ? locations[0] : undefined;
  const visitTypeIds = new Map(visitTypes.map(({ id, doctorId, name }) => [`${doctorId} ${name}`, id]));
  return {
    doctor: (externalId) => doctorByExternalId.get(externalId),
    location: (words) => locationByWords.get(words),
    locationOf: ({ locationId }) => (locationId === null ? onlyLocation : locationById.get(locationId)),
    visitType: (doctorId, name) => visitTypeIds.get(`${doctorId} ${name}`),
  };
}

/** The different texts of a field, as far as they can be looked up at all. */
function textsOf(rows: readonly ImportRow[], field: string): string[] {
  const texts = new Set<string>();
  for (const row of rows) {
    const value = row[field];
    if (typeof value === 'string' && value !== '' && value.length <= 400) texts.add(value);
  }
  return [...texts].map((text) => text.trim()).filter((text) => text.isWellFormed() && !text.includes('\0'));
}
