/** What every event about an appointment tells: ids alone, so that whoever listens asks for what he may know. */
export interface AppointmentEventPayload extends Record<string, unknown> {
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  patientId: string;
}
