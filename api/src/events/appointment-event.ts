/** What every event about an appointment tells: ids and instants, so that listeners ask for what they may know. */
export interface AppointmentEventPayload extends Record<string, unknown> {
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  patientId: string;
  /** Of the appointment after it, where whoever tells of it knows. */
  version?: number;
  /** When it takes place then, where whoever tells of it knows. */
  startsAt?: string;
}
