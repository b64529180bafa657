import type { PaymentEventPayload } from './payment-event.ts';

export interface RefundEventPayload extends PaymentEventPayload {
  refundId: string;
}
