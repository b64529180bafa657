import type { PaymentEventPayload } from './payment-event.ts';

/** The bank said no; the patient may try another card while the hold lasts. */
export interface PaymentDeclined {
  type: 'payment.declined';
  payload: PaymentEventPayload;
}
