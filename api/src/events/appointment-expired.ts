import type { AppointmentEventPayload } from './appointment-event.ts';

/** A hold lapsed before it was confirmed; its slots are free again. Written by the SQL function expire_appointment. */
export interface AppointmentExpired {
  type: 'appointment.expired';
  payload: AppointmentEventPayload;
}
