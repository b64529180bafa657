import type { Kysely } from 'kysely';
import { newIds } from '../../../values/ids.ts';
import { specialty } from '../../doctors/index.ts';
import type { BatchOfRows } from '../batches/batch-of-rows.ts';
import { judgeDoctorRow, type DoctorWorld, type WantedDoctor } from '../rules/judge-doctor-row.ts';
import { planDoctors } from '../rules/plan-doctors.ts';
import type { Verdicts } from '../rules/row-action.ts';
import type { RowFault } from '../rules/row-fault.ts';
import { findLocations } from '../slots/slot-rows.queries.ts';
import { findDoctorsThereAre } from './doctor-rows.queries.ts';
import { writeDoctors } from './write-doctors.ts';

/** Judges the doctors of a batch and, unless it is a dry run, takes the good ones in: all in the transaction it is given. */
export async function applyDoctorRows(
  transaction: Kysely<never>,
  { rows, hospitalId, mode, now }: BatchOfRows,
  verdicts: Verdicts,
): Promise<void> {
  const world = await readWorld(transaction, hospitalId);
  const wanted: WantedDoctor[] = [];
  rows.forEach((row, index) => {
    const faults: RowFault[] = [];
    const doctor = judgeDoctorRow(row, index, world, faults);
    if (doctor) wanted.push(doctor);
    else verdicts.reject(index, faults);
  });
  if (wanted.length === 0) {
    return;
  }
  const there = await findDoctorsThereAre(transaction, hospitalId, wanted, mode);
  // A doctor and a visit type at most for each row; ids of one making ascend, which keeps the index dense.
  const ids = newIds(2 * wanted.length).values();
  const plan = planDoctors(wanted, there, () => ids.next().value!, verdicts);
  if (mode === 'apply') {
    await writeDoctors(transaction, hospitalId, plan, now);
  }
}

async function readWorld(transaction: Kysely<never>, hospitalId: string): Promise<DoctorWorld> {
  const locations = await findLocations(transaction, hospitalId);
  const byWords = new Map([
    ...locations.map(({ id, name }) => [name, id] as const),
    ...locations.map(({ id, name, externalId }) => [externalId ?? name, id] as const),
  ]);
  return { locationId: (words) => byWords.get(words), specialty };
}
