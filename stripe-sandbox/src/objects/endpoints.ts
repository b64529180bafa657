import { accountEndpoints } from './accounts.ts';
import { balanceTransactionEndpoints } from './charges/balance-transaction.ts';
import { chargeEndpoints } from './charges/endpoints.ts';
import { eventEndpoints } from './events/endpoints.ts';
import { paymentIntentEndpoints } from './payment-intents/endpoints.ts';
import { paymentMethodEndpoints } from './payment-methods/endpoints.ts';
import { refundEndpoints } from './refunds/endpoints.ts';

/** All of Stripe that is spoken here. */
export const endpoints = [
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...chargeEndpoints,
  ...balanceTransactionEndpoints,
  ...eventEndpoints,
  ...accountEndpoints,
];
