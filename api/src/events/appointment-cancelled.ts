import type { AppointmentEventPayload } from './appointment-event.ts';

/** An appointment will not take place; its slots are free again. */
export interface AppointmentCancelled {
  type: 'appointment.cancelled';
  payload: AppointmentEventPayload & {
    by: 'patient' | 'doctor' | 'staff' | 'admin';
    /** `held` where it was not the patient's yet. */
    was: string;
  };
}
