/** What every event about a dispute tells: ids alone; the words are asked for by those who may read them. */
export interface DisputeEventPayload extends Record<string, unknown> {
  disputeId: string;
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  patientId: string;
  /** Of the dispute after it, where whoever tells of it knows. */
  version?: number;
}
