import { type Caller, worksFor } from '../../../platform/guards/caller.ts';
import type { Appointment } from './appointment.queries.ts';

/** Whether an appointment exists for this caller: their own, of their patients, or of their hospital. */
export function seesAppointment(
  caller: Caller,
  appointment: Pick<Appointment, 'patientId' | 'doctorId' | 'hospitalId'>,
): boolean {
  if (caller.kind === 'person' && caller.role === 'patient') {
    return caller.accountId === appointment.patientId;
  }
  if (caller.kind === 'person' && caller.role === 'doctor') {
    return caller.doctorId === appointment.doctorId;
  }
  return worksFor(caller, appointment.hospitalId);
}

/** Whether a caller reads the names of the patients whose appointments they see; a machine has their ids, a patient knows their own. */
export function readsPatientNames(caller: Caller): boolean {
  return caller.kind === 'person' && caller.role !== 'patient';
}
