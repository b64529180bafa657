import type { AppointmentEventPayload } from './appointment-event.ts';

/** An appointment takes place at another time; it keeps its id. The ids are those of where it is now. */
export interface AppointmentRescheduled {
  type: 'appointment.rescheduled';
  payload: AppointmentEventPayload & { fromDoctorId: string; fromStartsAt: string };
}
