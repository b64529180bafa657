/** What every event about a review tells: ids alone; the words are asked for by those who may read them. */
export interface ReviewEventPayload extends Record<string, unknown> {
  reviewId: string;
  appointmentId: string;
  hospitalId: string;
  doctorId: string;
  patientId: string;
  /** Of the review after it, where whoever tells of it knows. */
  version?: number;
}
