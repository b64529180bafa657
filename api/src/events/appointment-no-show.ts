import type { AppointmentEventPayload } from './appointment-event.ts';

/** The patient did not come; correctable for a day. */
export interface AppointmentNoShow {
  type: 'appointment.no_show';
  payload: AppointmentEventPayload;
}
