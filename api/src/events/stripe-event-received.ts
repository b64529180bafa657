/** Stripe has told us something; what it is has been stored under this id. */
export interface StripeEventReceived {
  type: 'stripe-event.received';
  payload: { eventId: string };
}
