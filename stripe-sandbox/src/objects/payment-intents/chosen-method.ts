import type { Values } from '../../protocol/parameters.ts';
import { invalid } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import {
  createPaymentMethod,
  type paymentMethodParameters,
} from '../payment-methods/create-payment-method.ts';
import { usePaymentMethod } from '../payment-methods/endpoints.ts';
import type { PaymentMethod } from '../payment-methods/payment-method.ts';

interface Choice {
  payment_method?: string | null | undefined;
  payment_method_data?: Values<typeof paymentMethodParameters> | undefined;
}

/** The payment method a request names or brings along. */
export function chosenMethod(account: Account, choice: Choice): PaymentMethod | undefined {
  const { payment_method: id, payment_method_data: data } = choice;
  if (id && data) {
    const message = 'You may only specify one of these parameters: payment_method, payment_method_data.';
    throw invalid(message, 'payment_method_data');
  }
  if (data) return createPaymentMethod(account, data, 'payment_method_data');
  return id ? usePaymentMethod(account, id) : undefined;
}
