import type { AppointmentEventPayload } from './appointment-event.ts';

/** A held appointment is the patient's for good: it was paid online or at the desk. */
export interface AppointmentConfirmed {
  type: 'appointment.confirmed';
  payload: AppointmentEventPayload;
}
