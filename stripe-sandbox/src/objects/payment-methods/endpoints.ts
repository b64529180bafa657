import { endpoint, ok } from '../../protocol/endpoint.ts';
import { missingObject } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { cardNamed } from '../test-cards.ts';
import { createPaymentMethod, paymentMethodParameters } from './create-payment-method.ts';
import { newPaymentMethod, type PaymentMethod } from './payment-method.ts';

export const paymentMethodEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods',
    publishable: true,
    parameters: paymentMethodParameters,
    answer: ({ account, values }) => ok(createPaymentMethod(account, values)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    parameters: {},
    answer: ({ account, id }) => ok(findPaymentMethod(account, id)),
  }),
];

function findPaymentMethod(account: Account, id: string): PaymentMethod {
  const card = cardNamed(id);
  if (card && id.startsWith('pm_card_')) return { ...newPaymentMethod(card, account.now), id };
  const found = account.records.find<PaymentMethod>('payment_method', id);
  if (!found) throw missingObject('PaymentMethod', id, 'payment_method');
  return found;
}

/** A payment method to pay with: a stored one, or a new one for a ready-made name such as `pm_card_visa`. */
export function usePaymentMethod(account: Account, id: string): PaymentMethod {
  const method = findPaymentMethod(account, id);
  if (method.id.startsWith('pm_card_')) {
    const fresh = newPaymentMethod(cardNamed(id)!, account.now);
    account.records.insert(fresh);
    return fresh;
  }
  return method;
}
