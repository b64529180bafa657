/** What every event about a doctor's application tells: ids alone; the words are asked for by those who may read them. */
export interface DoctorApplicationEventPayload extends Record<string, unknown> {
  applicationId: string;
  accountId: string;
  hospitalId: string;
  doctorId: string | null;
}
