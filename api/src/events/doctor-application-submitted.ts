import type { DoctorApplicationEventPayload } from './doctor-application-event.ts';

/** A doctor has registered; admins are to look into it. */
export interface DoctorApplicationSubmitted {
  type: 'doctor_application.submitted';
  payload: DoctorApplicationEventPayload;
}
