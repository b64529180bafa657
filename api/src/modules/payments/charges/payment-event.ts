import type { PaymentEventPayload } from '../../../events/payment-event.ts';

type Of = Pick<PaymentEventPayload, 'appointmentId' | 'hospitalId' | 'patientId'> & { id: string };

export function eventPayload({ id, appointmentId, hospitalId, patientId }: Of): PaymentEventPayload {
  return { paymentId: id, appointmentId, hospitalId, patientId };
}
