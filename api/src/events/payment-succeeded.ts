import type { PaymentEventPayload } from './payment-event.ts';

/** The money has come; the appointment is confirmed, or a full refund is on its way. */
export interface PaymentSucceeded {
  type: 'payment.succeeded';
  payload: PaymentEventPayload;
}
