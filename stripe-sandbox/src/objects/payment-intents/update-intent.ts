import { mergeMetadata } from '../../protocol/metadata.ts';
import type { Values } from '../../protocol/parameters.ts';
import type { Account } from '../account.ts';
import { checkChargeable, readCurrency } from '../amounts.ts';
import { chosenMethod } from './chosen-method.ts';
import type { updateParameters } from './intent-parameters.ts';
import { changeIntent, findIntent, type PaymentIntent, requireStatusFor } from './payment-intent.ts';

type Wishes = Values<typeof updateParameters>;

/** What may be said of an intent that is paid or canceled too. */
const alwaysAllowed = new Set<string>(['metadata', 'description', 'receipt_email', 'transfer_group']);

export function updateIntent(account: Account, id: string, values: Wishes): PaymentIntent {
  const intent = findIntent(account, id);
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  if (named.some(([name]) => !alwaysAllowed.has(name))) requireStatusFor('update', intent);
  const amount = values.amount ?? intent.amount;
  const currency = values.currency === undefined ? intent.currency : readCurrency(values.currency);
  if (values.amount !== undefined || values.currency !== undefined) checkChargeable(amount, currency);
  return changeIntent(account, intent, {
    amount,
    currency,
    ...plainChanges(values),
    metadata: mergeMetadata(intent.metadata, values.metadata),
    ...methodChange(account, intent, values),
    ...(intent.transfer_data &&
      values.transfer_data?.amount && {
        transfer_data: { ...intent.transfer_data, amount: values.transfer_data.amount },
      }),
  });
}

function plainChanges(values: Wishes): Partial<PaymentIntent> {
  const {
    application_fee_amount,
    capture_method,
    description,
    payment_method_types,
    receipt_email,
    statement_descriptor,
    statement_descriptor_suffix,
    transfer_group,
  } = values;
  const changes = {
    application_fee_amount,
    capture_method,
    description,
    payment_method_types,
    receipt_email,
    statement_descriptor,
    statement_descriptor_suffix,
    transfer_group,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** Another card, or another amount, ends a 3-D Secure step that was under way. */
function methodChange(account: Account, intent: PaymentIntent, values: Wishes): Partial<PaymentIntent> {
  const method = chosenMethod(account, values)?.id ?? (values.payment_method === null ? null : undefined);
  if (method !== undefined) {
    const status = method === null ? 'requires_payment_method' : 'requires_confirmation';
    return { payment_method: method, status, next_action: null };
  }
  if (intent.status === 'requires_action' && values.amount !== undefined) {
    return { status: 'requires_confirmation', next_action: null };
  }
  return {};
}
