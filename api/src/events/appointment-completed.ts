import type { AppointmentEventPayload } from './appointment-event.ts';

/** The visit took place and is over. */
export interface AppointmentCompleted {
  type: 'appointment.completed';
  payload: AppointmentEventPayload;
}
