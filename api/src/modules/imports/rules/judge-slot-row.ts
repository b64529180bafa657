import { readTime } from './read-time.ts';
import { fault, type ImportRow, refusedBySender, type RowFault } from './row-fault.ts';
import { refuseUnknownFields, requiredTextOf, textOf, wholeNumberOf } from './row-fields.ts';

export const maxCapacity = 500;
const maxSlotMs = 24 * 60 * 60 * 1000;
const nameLength = 200;

const fields = new Set([
  'line',
  'externalId',
  'doctorExternalId',
  'location',
  'start',
  'end',
  'capacity',
  'visitType',
  'refused',
]);

/** What the hospital has, as far as the rows of a batch speak of it. */
export interface SlotWorld {
  /** By the external id. */
  doctor(externalId: string): KnownDoctor | undefined;
  /** By the external id, else the name. */
  location(words: string): KnownLocation | undefined;
  /** Where a slot is whose row and doctor name no location: the hospital's only one. */
  locationOf(doctor: KnownDoctor): KnownLocation | undefined;
  visitType(doctorId: string, name: string): string | undefined;
}

export interface KnownDoctor {
  id: string;
  locationId: string | null;
}

export interface KnownLocation {
  id: string;
  timeZone: string;
}

/** A row of slots that is sound by itself; what it leaves out stays as it is, or takes the default when it is new. */
export interface WantedSlot {
  /** Its place in the batch. */
  index: number;
  externalId: string | null;
  doctorId: string;
  locationId: string;
  /** Whether the row itself names the location. */
  namesLocation: boolean;
  startMs: number;
  endMs: number;
  capacity: number | undefined;
  visitTypeId: string | undefined;
}

/** Judges one row of slots by itself: all its faults (pushed), or what it asks for. */
export function judgeSlotRow(
  row: ImportRow,
  index: number,
  world: SlotWorld,
  faults: RowFault[],
): WantedSlot | undefined {
  const refused = refusedBySender(row);
  if (refused) {
    faults.push(...refused);
    return undefined;
  }
  refuseUnknownFields(row, fields, 'slots', faults);
  const externalId = textOf(row, 'externalId', nameLength, faults) ?? null;
  const doctorName = requiredTextOf(row, 'doctorExternalId', nameLength, faults);
  const doctor = doctorName === undefined ? undefined : doctorOf(doctorName, world, faults);
  const locationName = textOf(row, 'location', nameLength, faults);
  const location = locationOf(locationName, doctor, world, faults);
  const startMs = timeOf(row, 'start', location, faults);
  const endMs = timeOf(row, 'end', location, faults);
  refuseOddLength(row, startMs, endMs, faults);
  const capacity = wholeNumberOf(row, 'capacity', { min: 1, max: maxCapacity }, faults);
  const visitTypeId = visitTypeOf(row, doctor, world, faults);
  if (faults.length > 0 || !doctor || !location || startMs === undefined || endMs === undefined) {
    return undefined;
  }
  return {
    index,
    externalId,
    doctorId: doctor.id,
    locationId: location.id,
    namesLocation: locationName !== undefined,
    startMs,
    endMs,
    capacity,
    visitTypeId,
  };
}

function doctorOf(name: string, world: SlotWorld, faults: RowFault[]): KnownDoctor | undefined {
  const doctor = world.doctor(name);
  if (!doctor) {
    const message = 'The hospital has no doctor with this external id.';
    faults.push(fault('doctorExternalId', 'unknown_doctor', message, name));
  }
  return doctor;
}

function locationOf(
  name: string | undefined,
  doctor: KnownDoctor | undefined,
  world: SlotWorld,
  faults: RowFault[],
): KnownLocation | undefined {
  const location = name === undefined ? doctor && world.locationOf(doctor) : world.location(name);
  if (!location && name !== undefined) {
    const message = 'The hospital has no location with this external id or name.';
    faults.push(fault('location', 'unknown_location', message, name));
  } else if (!location && doctor) {
    faults.push(fault('location', 'required', 'The doctor has no location: name the one of the slot.'));
  }
  return location;
}

function timeOf(
  row: ImportRow,
  field: 'start' | 'end',
  location: KnownLocation | undefined,
  faults: RowFault[],
): number | undefined {
  const text = requiredTextOf(row, field, 40, faults);
  return text === undefined ? undefined : readTime(field, text, location?.timeZone, faults);
}

function refuseOddLength(
  row: ImportRow,
  startMs: number | undefined,
  endMs: number | undefined,
  faults: RowFault[],
): void {
  if (startMs === undefined || endMs === undefined) {
    return;
  }
  if (endMs <= startMs) {
    faults.push(fault('end', 'not_after_start', 'end must be after start.', row['end']));
  } else if (endMs - startMs > maxSlotMs) {
    faults.push(fault('end', 'too_long', 'A slot lasts 24 hours at most.', row['end']));
  }
}

function visitTypeOf(
  row: ImportRow,
  doctor: KnownDoctor | undefined,
  world: SlotWorld,
  faults: RowFault[],
): string | undefined {
  const name = textOf(row, 'visitType', nameLength, faults);
  if (name === undefined || !doctor) {
    return undefined;
  }
  const visitTypeId = world.visitType(doctor.id, name);
  if (visitTypeId === undefined) {
    const message = 'The doctor has no visit type of this name.';
    faults.push(fault('visitType', 'unknown_visit_type', message, name));
  }
  return visitTypeId;
}
