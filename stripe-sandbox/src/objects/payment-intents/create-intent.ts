import type { Answer, Call } from '../../protocol/endpoint.ts';
import { ok } from '../../protocol/endpoint.ts';
import { mergeMetadata } from '../../protocol/metadata.ts';
import type { Values } from '../../protocol/parameters.ts';
import { invalid } from '../../protocol/refusal.ts';
import { readAccount } from '../accounts.ts';
import { checkChargeable, checkStep, readCurrency } from '../amounts.ts';
import { chosenMethod } from './chosen-method.ts';
import { confirmIntent } from './confirm-intent.ts';
import type { createParameters } from './intent-parameters.ts';
import { newPaymentIntent } from './payment-intent.ts';

type Wishes = Values<typeof createParameters>;

export function createIntent(call: Call<Wishes>): Answer {
  const { account, values } = call;
  const currency = readCurrency(values.currency);
  checkChargeable(values.amount, currency);
  checkConnect(values, currency);
  checkConfirmation(values);
  const method = chosenMethod(account, values);
  const intent = newPaymentIntent(
    {
      amount: values.amount,
      currency,
      application_fee_amount: values.application_fee_amount ?? null,
      automatic_payment_methods: automatic(values),
      capture_method: values.capture_method ?? 'automatic',
      confirmation_method: values.confirmation_method ?? 'automatic',
      description: values.description ?? null,
      metadata: mergeMetadata({}, values.metadata),
      on_behalf_of: values.on_behalf_of ?? null,
      payment_method: method?.id ?? null,
      payment_method_types: values.payment_method_types ?? ['card'],
      receipt_email: values.receipt_email ?? null,
      statement_descriptor: values.statement_descriptor ?? null,
      statement_descriptor_suffix: values.statement_descriptor_suffix ?? null,
      transfer_data: destination(values),
      transfer_group: values.transfer_group ?? null,
    },
    account.now,
  );
  account.records.insert(intent);
  account.announce('payment_intent.created', intent);
  if (!values.confirm) return ok(intent);
  return confirmIntent(account, intent, { ...values, method, origin: call.origin });
}

/** Destination charges: who is paid, and what the platform keeps of it. */
function checkConnect(values: Wishes, currency: string): void {
  const { application_fee_amount: fee, transfer_data: transfer, on_behalf_of: merchant } = values;
  if (merchant !== undefined) readAccount(merchant, 'on_behalf_of');
  if (transfer) readAccount(transfer.destination, 'transfer_data[destination]');
  if (transfer?.amount !== undefined) {
    checkStep(transfer.amount, currency, 'transfer_data[amount]');
    if (transfer.amount > values.amount) {
      throw invalid('The transfer amount cannot be greater than the amount.', 'transfer_data[amount]');
    }
    if (fee != null) {
      const message = 'You may not provide both `application_fee_amount` and `transfer_data[amount]`.';
      throw invalid(message, 'application_fee_amount');
    }
  }
  if (fee == null) return;
  if (!transfer) {
    const message =
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).';
    throw invalid(message, 'application_fee_amount');
  }
  checkStep(fee, currency, 'application_fee_amount');
  if (fee > values.amount) {
    const message = `The application fee amount (${fee}) cannot be greater than the amount (${values.amount}).`;
    throw invalid(message, 'application_fee_amount');
  }
}

/** How to confirm may be said only when it is confirmed at once. */
function checkConfirmation(values: Wishes): void {
  if (values.confirm) return;
  for (const name of ['off_session', 'return_url', 'error_on_requires_action'] as const) {
    if (values[name] === undefined) continue;
    throw invalid(
      `The parameter \`${name}\` cannot be passed when creating a PaymentIntent unless confirm is set to true.`,
      name,
    );
  }
}

function automatic({ automatic_payment_methods: wish, payment_method_types: types }: Wishes) {
  if (wish?.enabled && types) {
    const message =
      'You may only specify one of these parameters: automatic_payment_methods, payment_method_types.';
    throw invalid(message, 'automatic_payment_methods');
  }
  if (types) return null;
  if (wish?.enabled === false) return null;
  return { allow_redirects: wish?.allow_redirects ?? 'always', enabled: true };
}

function destination({ transfer_data: transfer }: Wishes) {
  if (!transfer) return null;
  const { destination: account, amount } = transfer;
  return amount === undefined ? { destination: account } : { destination: account, amount };
}
