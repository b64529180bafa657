import type { DoctorApplicationEventPayload } from './doctor-application-event.ts';

/** An admin has rejected a doctor’s application; the applicant reads why. */
export interface DoctorApplicationRejected {
  type: 'doctor_application.rejected';
  payload: DoctorApplicationEventPayload;
}
