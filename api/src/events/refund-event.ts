import type { PaymentEventPayload } from './payment-event.ts';

export interface RefundEventPayload extends PaymentEventPayload {
  refundId: string;
  /** Of the refund after it. */
  version: number;
}
