import type { PaymentEventPayload } from './payment-event.ts';

export interface RefundEventPayload extends PaymentEventPayload {
  refundId: string;
  /** Of the refund after it. */
  version: number;
}

/** How much it is, and which way it goes. */
export interface RefundMoneyPayload extends RefundEventPayload {
  amountMinor: number;
  currency: string;
  channel: 'online' | 'desk';
}
