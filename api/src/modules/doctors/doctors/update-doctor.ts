import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { Refusal } from '../../../values/refusal.ts';
import { changeRecord, requireSeen } from '../change-record.ts';
import { Doctor } from './doctor.entity.ts';
import type { DoctorAnswer, DoctorChanges } from './doctor.schemas.ts';
import { standing } from './doctor-standing.ts';
import { findOwnDoctor } from './find-doctor.ts';
import { ReadDoctor } from './read-doctor.ts';
import { requireLocation } from './require-location.ts';

/** The hospital keeps its doctors; doctors keep what they say of themselves. */
@Injectable()
export class UpdateDoctor {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(ReadDoctor) private readonly readDoctor: ReadDoctor,
  ) {}

  run(caller: Caller, id: string, changes: DoctorChanges, seen?: number): Promise<DoctorAnswer> {
    return this.database.transaction(async (em) => {
      const doctor = await findOwnDoctor(em, caller, id);
      requireAllowed(caller, changes);
      requireSeen<Doctor>(seen, doctor, changes);
      await requireLocation(em, doctor.hospitalId, changes.locationId);
      const now = this.clock.now();
      const moved = changes.status && standing(caller, doctor, { status: changes.status, now });
      const changed = changeRecord<Doctor>(doctor, { ...changes, ...moved }, now);
      // Not what goes with a suspension: its reason is somebody's words.
      const told = Object.fromEntries(Object.entries(changed).filter(([field]) => field in changes));
      await em.flush();
      const transaction = em.getKysely<never>();
      const { hospitalId } = doctor;
      const action = told['status'] ? 'doctor.status_changed' : 'doctor.updated';
      await this.audit.write(transaction, { action, id, hospitalId, changes: told });
      return this.readDoctor.within(transaction, caller, id);
    });
  }
}

const ownFields: readonly string[] = ['bio', 'languages', 'phone'] satisfies (keyof DoctorChanges)[];

function requireAllowed(caller: Caller, changes: DoctorChanges): void {
  if (caller.kind !== 'person' || caller.role !== 'doctor') {
    return;
  }
  const others = Object.keys(changes).filter((field) => !ownFields.includes(field));
  if (others.length > 0) {
    const detail = 'The hospital keeps this field.';
    throw new Refusal('auth.forbidden', {
      errors: others.map((field) => ({ pointer: `/${field}`, code: 'forbidden', detail })),
    });
  }
}
