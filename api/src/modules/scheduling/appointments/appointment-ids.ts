import type { AppointmentEventPayload } from '../../../events/appointment-event.ts';
import type { Appointment } from './appointment.queries.ts';

/** What an event about an appointment tells. */
export function appointmentIds(appointment: Appointment): AppointmentEventPayload {
  return {
    appointmentId: appointment.id,
    hospitalId: appointment.hospitalId,
    doctorId: appointment.doctorId,
    patientId: appointment.patientId,
    version: appointment.version,
    startsAt: appointment.startsAt.toISOString(),
  };
}
