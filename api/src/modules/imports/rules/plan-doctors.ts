import { fault, type RowFault } from './row-fault.ts';
import type { WantedDoctor, WantedVisitType } from './judge-doctor-row.ts';
import type { Verdicts } from './row-action.ts';

/** What an import sets on a doctor. */
export interface DoctorFields {
  fullName: string;
  email: string | null;
  phone: string | null;
  licenceNumber: string | null;
  credentials: string | null;
  bio: string | null;
  specialties: string[];
  languages: string[];
  locationId: string | null;
}

export interface ExistingDoctor extends DoctorFields {
  id: string;
  externalId: string;
}

export interface VisitTypeFields {
  name: string;
  durationMinutes: number;
  feeMinor: number;
  currency: string;
  mode: string;
  payment: string;
}

export interface ExistingVisitType extends VisitTypeFields {
  id: string;
  doctorId: string;
}

export interface DoctorPlan {
  inserts: ExistingDoctor[];
  changes: ExistingDoctor[];
  newVisitTypes: ExistingVisitType[];
  changedVisitTypes: ExistingVisitType[];
}

export interface DoctorsThereAre {
  doctors: readonly ExistingDoctor[];
  visitTypes: readonly ExistingVisitType[];
  /** Of the hospital: what a fee is in when nobody says. */
  currency: string;
}

const newVisitTypeDefaults = { mode: 'in_person', payment: 'at_visit' } as const;

/**
 * Decides which doctors and visit types are made and which change; a row that would change nothing is `unchanged`, and nothing is written.
 * A further row of a doctor gives another visit type, and says nothing else of the doctor than the first.
 */
export function planDoctors(
  wanted: readonly WantedDoctor[],
  there: DoctorsThereAre,
  ids: () => string,
  verdicts: Verdicts,
): DoctorPlan {
  const plan: DoctorPlan = { inserts: [], changes: [], newVisitTypes: [], changedVisitTypes: [] };
  const doctors = new Map(there.doctors.map((doctor) => [doctor.externalId, doctor]));
  const visitTypes = new Map(there.visitTypes.map((type) => [keyOf(type.doctorId, type.name), type]));
  const planned = new Map<string, PlannedDoctor>();
  for (const row of wanted) {
    const earlier = planned.get(row.externalId);
    if (earlier && !addsVisitType(row, earlier)) {
      const message =
        'An earlier row of the same batch has this external id. Another row may only add another visit type to the same doctor.';
      verdicts.reject(row.index, [fault('externalId', 'duplicate_row', message, row.externalId)]);
      continue;
    }
    const existing = earlier?.doctor ?? doctors.get(row.externalId);
    const doctor = existing ? { ...existing, ...given(row) } : newDoctor(row, ids());
    const before = row.visitType && visitTypes.get(keyOf(doctor.id, row.visitType.name));
    const faults: RowFault[] = [];
    const visitType =
      row.visitType && visitTypeOf(row.visitType, before, doctor.id, there.currency, ids, faults);
    if (faults.length > 0) {
      verdicts.reject(row.index, faults);
      continue;
    }
    const names = earlier?.visitTypes ?? new Set();
    if (visitType) names.add(visitType.name);
    planned.set(row.externalId, { doctor, visitTypes: names });
    const doctorChanges = existing !== undefined && differ(existing, doctor);
    const visitTypeChanges = visitType !== undefined && (before === undefined || differ(before, visitType));
    if (!existing) plan.inserts.push(doctor);
    else if (doctorChanges) plan.changes.push(doctor);
    if (visitTypeChanges) (before ? plan.changedVisitTypes : plan.newVisitTypes).push(visitType);
    verdicts.accept(
      row.index,
      !existing ? 'created' : doctorChanges || visitTypeChanges ? 'updated' : 'unchanged',
    );
  }
  return plan;
}

/** What earlier rows of the batch make of a doctor, and the names of the visit types they give. */
interface PlannedDoctor {
  doctor: ExistingDoctor;
  visitTypes: Set<string>;
}

function addsVisitType(row: WantedDoctor, { doctor, visitTypes }: PlannedDoctor): boolean {
  const isNew = row.visitType !== undefined && !visitTypes.has(row.visitType.name);
  return isNew && !differ(doctor, { ...doctor, ...given(row) });
}

/** What the row says; what it leaves out is not there. */
function given(row: WantedDoctor): Partial<DoctorFields> {
  const { index: _, externalId: __, visitType: ___, ...fields } = row;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function newDoctor(row: WantedDoctor, id: string): ExistingDoctor {
  return {
    id,
    externalId: row.externalId,
    fullName: row.fullName,
    email: row.email ?? null,
    phone: row.phone ?? null,
    licenceNumber: row.licenceNumber ?? null,
    credentials: row.credentials ?? null,
    bio: row.bio ?? null,
    specialties: row.specialties ?? [],
    languages: row.languages ?? [],
    locationId: row.locationId ?? null,
  };
}

function visitTypeOf(
  wanted: WantedVisitType,
  before: ExistingVisitType | undefined,
  doctorId: string,
  currency: string,
  ids: () => string,
  faults: RowFault[],
): ExistingVisitType | undefined {
  const durationMinutes = wanted.durationMinutes ?? before?.durationMinutes;
  const feeMinor = wanted.feeMinor ?? before?.feeMinor;
  for (const [field, value] of Object.entries({ durationMinutes, feeMinor })) {
    if (value === undefined) {
      faults.push(fault(field, 'required', `${field} is required for a new visit type.`));
    }
  }
  if (durationMinutes === undefined || feeMinor === undefined) {
    return undefined;
  }
  return {
    id: before?.id ?? ids(),
    doctorId,
    name: wanted.name,
    durationMinutes,
    feeMinor,
    currency: wanted.currency ?? before?.currency ?? currency,
    mode: wanted.mode ?? before?.mode ?? newVisitTypeDefaults.mode,
    payment: wanted.payment ?? before?.payment ?? newVisitTypeDefaults.payment,
  };
}

/** Compares what both have, lists by their entries. */
function differ<T extends object>(before: T, after: T): boolean {
  return (Object.keys(after) as (keyof T)[]).some((key) => !same(before[key], after[key]));
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, i) => entry === b[i]);
  }
  return a === b;
}

function keyOf(doctorId: string, name: string): string {
  return `${doctorId} ${name}`;
}
