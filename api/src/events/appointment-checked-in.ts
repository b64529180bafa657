import type { AppointmentEventPayload } from './appointment-event.ts';

/** The patient is at the desk (or in the call). */
export interface AppointmentCheckedIn {
  type: 'appointment.checked_in';
  payload: AppointmentEventPayload;
}
