import type { AppointmentEventPayload } from './appointment-event.ts';

/**
 * The new time of an appointment was not paid for in time: it stays where it is. `doctorId` is whose time is free again. Written by
 * the SQL function expire_appointment.
 */
export interface AppointmentReschedulingLapsed {
  type: 'appointment.rescheduling_lapsed';
  payload: AppointmentEventPayload;
}
