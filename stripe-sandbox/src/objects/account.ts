import type { Records, StripeObject } from '../store/records.ts';

/** Which request an event came from; nothing when it happened by itself. */
export interface Cause {
  request: string | null;
  idempotencyKey: string | null;
}

/** The Stripe account, as one request sees it: its objects, the hour, and where to say what happened. */
export interface Account {
  readonly records: Records;
  /** Seconds, as Stripe tells time. */
  readonly now: number;
  /** Whether an event is still to be delivered. */
  isAwaited(event: string): boolean;
  announce(type: EventType, object: StripeObject): void;
  /** What a refund does by itself later on. */
  settleLater(refund: string, outcome: 'succeeded' | 'failed'): void;
}

export type EventType =
  | 'payment_intent.created'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'payment_intent.requires_action'
  | 'payment_intent.processing'
  | 'payment_intent.amount_capturable_updated'
  | 'charge.succeeded'
  | 'charge.failed'
  | 'charge.captured'
  | 'charge.refunded'
  | 'charge.refund.updated'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed';
