import type { AppointmentEventPayload } from './appointment-event.ts';

/** A patient has claimed a doctor's time; confirmed at once, or held until it is paid. */
export interface AppointmentBooked {
  type: 'appointment.booked';
  payload: AppointmentEventPayload & { status: 'held' | 'confirmed' };
}
