import type { PaymentEventPayload } from './payment-event.ts';

export interface RefundEventPayload extends PaymentEventPayload {
  refundId: string;
  /** Of the refund after it. */
  version: number;
}

/** What is told of money that has moved. */
export interface RefundMovedPayload extends RefundEventPayload {
  amountMinor: number;
  currency: string;
  channel: 'online' | 'desk';
}
