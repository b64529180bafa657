import type { Metadata } from '../../protocol/metadata.ts';
import { missingObject } from '../../protocol/refusal.ts';
import type { StripeObject } from '../../store/records.ts';
import type { Account } from '../account.ts';
import { newId } from '../identifiers.ts';
import type { PaymentIntent } from '../payment-intents/payment-intent.ts';
import type { BillingDetails, PaymentMethod } from '../payment-methods/payment-method.ts';
import type { Decline } from '../test-cards.ts';

/** One try to take money from a card. */
export interface Charge extends StripeObject {
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  application_fee: string | null;
  application_fee_amount: number | null;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  captured: boolean;
  currency: string;
  description: string | null;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Metadata;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  receipt_url: string | null;
  refunded: boolean;
  status: 'succeeded' | 'failed';
  transfer?: string;
  transfer_data: { destination: string; amount: number | null } | null;
}

interface Circumstances {
  now: number;
  decline: Decline | undefined;
  authenticated: boolean;
}

/** A charge as the bank answered it; not captured yet. */
export function newCharge(
  intent: PaymentIntent,
  method: PaymentMethod,
  { now, decline, authenticated }: Circumstances,
): Charge {
  const id = newId('ch');
  return {
    ...unremarkable,
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    captured: false,
    created: now,
    currency: intent.currency,
    description: intent.description,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    metadata: intent.metadata,
    ...{ on_behalf_of: intent.on_behalf_of, outcome: outcomeOf(decline) },
    paid: decline === undefined,
    payment_intent: intent.id,
    payment_method: method.id,
    ...{ payment_method_details: detailsOf(method, authenticated), receipt_email: intent.receipt_email },
    receipt_url: decline ? null : `https://pay.stripe.com/receipts/payment/${id}`,
    refunded: false,
    ...{
      statement_descriptor: intent.statement_descriptor,
      statement_descriptor_suffix: intent.statement_descriptor_suffix,
    },
    status: decline ? 'failed' : 'succeeded',
    transfer_data: intent.transfer_data && {
      amount: intent.transfer_data.amount ?? null,
      destination: intent.transfer_data.destination,
    },
    ...{ transfer_group: intent.transfer_group },
  };
}

export function findCharge(account: Account, id: string, param = 'charge'): Charge {
  const charge = account.records.find<Charge>('charge', id);
  if (!charge) throw missingObject('charge', id, param);
  return charge;
}

function outcomeOf(decline: Decline | undefined) {
  const seller = decline
    ? 'The bank did not return any further details with this decline.'
    : 'Payment complete.';
  return {
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: seller,
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

function detailsOf({ card }: PaymentMethod, authenticated: boolean) {
  return {
    card: {
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      three_d_secure: authenticated
        ? { authentication_flow: 'challenge', result: 'authenticated', result_reason: null, version: '2.2.0' }
        : null,
      wallet: null,
    },
    type: 'card',
  };
}

const unremarkable = {
  application: null,
  calculated_statement_descriptor: 'SANDBOX',
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  radar_options: {},
  receipt_number: null,
  review: null,
  shipping: null,
  source_transfer: null,
};
