import type { PaymentEventPayload } from './payment-event.ts';

/** Nobody is to pay this any more; what Stripe still waits for is to be cancelled there. */
export interface PaymentWithdrawn {
  type: 'payment.withdrawn';
  payload: PaymentEventPayload;
}
