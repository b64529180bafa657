/** What every event about money tells: ids alone, never an amount's owner by name, never a secret. */
export interface PaymentEventPayload extends Record<string, unknown> {
  paymentId: string;
  appointmentId: string;
  hospitalId: string;
  patientId: string;
}
