/** What every event about an appointment tells: ids alone, so that listeners ask for what they may know. */
export interface AppointmentEventPayload extends Record<string, unknown> {
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  patientId: string;
  /** Of the appointment after it, where whoever tells of it knows. */
  version?: number;
}
