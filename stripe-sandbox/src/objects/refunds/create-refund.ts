import { mergeMetadata, metadata } from '../../protocol/metadata.ts';
import { flag, integer, oneOf, text, type Values } from '../../protocol/parameters.ts';
import { invalid, missingObject, unexpectedState } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { checkStep } from '../amounts.ts';
import { enterMovement } from '../charges/balance-transaction.ts';
import { type Charge, findCharge } from '../charges/charge.ts';
import { told } from '../currencies.ts';
import { newId } from '../identifiers.ts';
import { findIntent } from '../payment-intents/payment-intent.ts';
import type { PaymentMethod } from '../payment-methods/payment-method.ts';
import { testCardOf } from '../payment-methods/payment-method.ts';
import type { Refund } from './refund.ts';

export const refundParameters = {
  amount: integer({ min: 1 }),
  charge: text(),
  payment_intent: text(),
  metadata: metadata(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: flag(),
  reverse_transfer: flag(),
};

type Wishes = Values<typeof refundParameters>;

export function createRefund(account: Account, values: Wishes): Refund {
  const charge = refundedCharge(account, values);
  const amount = refundedAmount(charge, values.amount);
  checkConnect(charge, values);
  const behaviour = testCardOf(
    account.records.find<PaymentMethod>('payment_method', charge.payment_method)!,
  ).refunds;
  const refund = newRefund(account, charge, amount, values, behaviour === 'wait' ? 'pending' : 'succeeded');
  account.records.insert(refund);
  const amountRefunded = charge.amount_refunded + amount;
  const refunded = { ...charge, amount_refunded: amountRefunded, refunded: amountRefunded === charge.amount };
  account.records.save(refunded);
  account.announce('refund.created', refund);
  account.announce('charge.refunded', refunded);
  if (behaviour) account.settleLater(refund.id, behaviour === 'wait' ? 'succeeded' : 'failed');
  return refund;
}

function refundedCharge(account: Account, { charge: id, payment_intent: intentId }: Wishes): Charge {
  if (id === undefined && intentId === undefined) {
    const message =
      'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalid(message, undefined, 'parameter_missing');
  }
  const charge = id === undefined ? undefined : findCharge(account, id);
  if (intentId === undefined) return requireSuccess(charge, `Charge ${id}`);
  const intent = findIntent(account, intentId, 'payment_intent');
  if (charge && charge.payment_intent !== intent.id) {
    throw missingObject('charge', charge.id, 'charge');
  }
  const latest =
    charge ?? (intent.latest_charge === null ? undefined : findCharge(account, intent.latest_charge));
  return requireSuccess(latest, `This PaymentIntent (${intent.id})`);
}

function requireSuccess(charge: Charge | undefined, subject: string): Charge {
  if (charge?.status === 'succeeded' && charge.captured) return charge;
  throw unexpectedState(`${subject} does not have a successful charge to refund.`, 'charge_not_refundable', {
    param: 'payment_intent',
  });
}

function refundedAmount(charge: Charge, wished: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw unexpectedState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  }
  const amount = wished ?? left;
  checkStep(amount, charge.currency, 'amount');
  if (amount <= left) return amount;
  const [asked, rest] = [told(amount, charge.currency), told(left, charge.currency)];
  const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`;
  throw unexpectedState(message, 'amount_too_large', { param: 'amount' });
}

function checkConnect(charge: Charge, { reverse_transfer, refund_application_fee }: Wishes): void {
  if (reverse_transfer && charge.transfer === undefined) {
    const message = `Cannot reverse transfer on charge ${charge.id}: it has no associated transfer.`;
    throw invalid(message, 'reverse_transfer');
  }
  if (refund_application_fee && charge.application_fee === null) {
    const message = `Cannot refund application fee on charge ${charge.id}: it has no application fee.`;
    throw invalid(message, 'refund_application_fee');
  }
}

function newRefund(
  account: Account,
  charge: Charge,
  amount: number,
  values: Wishes,
  status: 'pending' | 'succeeded',
): Refund {
  const { currency } = charge;
  const id = newId('re');
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: enterMovement(account, {
      amount: -amount,
      currency,
      fee: 0,
      source: id,
      type: 'refund',
    }),
    charge: charge.id,
    created: account.now,
    currency,
    ...{ destination_details: { card: { type: 'refund' }, type: 'card' } },
    metadata: mergeMetadata({}, values.metadata),
    payment_intent: charge.payment_intent,
    reason: values.reason ?? null,
    ...{ receipt_number: null, source_transfer_reversal: null },
    status,
    transfer_reversal: values.reverse_transfer ? newId('trr') : null,
  };
}
