import { type Caller, worksFor } from '../../../platform/guards/caller.ts';

/** Whether the caller sees to that doctor's time: staff, machines and admins of the hospital, and the doctor. */
export function seesToDoctor(caller: Caller, doctor: { id: string; hospitalId: string }): boolean {
  return (
    worksFor(caller, doctor.hospitalId) ||
    (caller.kind === 'person' && caller.role === 'doctor' && caller.doctorId === doctor.id)
  );
}
