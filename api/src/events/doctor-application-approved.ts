import type { DoctorApplicationEventPayload } from './doctor-application-event.ts';

/** An admin has approved a doctor, who can be booked and signs in as one from now on. */
export interface DoctorApplicationApproved {
  type: 'doctor_application.approved';
  payload: DoctorApplicationEventPayload;
}
