import type { Metadata } from '../../protocol/metadata.ts';
import { missingObject, type StripeError, unexpectedState } from '../../protocol/refusal.ts';
import type { StripeObject } from '../../store/records.ts';
import type { Account } from '../account.ts';
import { newClientSecret, newId } from '../identifiers.ts';

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'canceled'
  | 'succeeded';

export interface PaymentIntent extends StripeObject {
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  application_fee_amount: number | null;
  automatic_payment_methods: { enabled: boolean; allow_redirects?: string } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: 'automatic' | 'automatic_async' | 'manual';
  client_secret: string;
  confirmation_method: 'automatic' | 'manual';
  currency: string;
  description: string | null;
  last_payment_error: StripeError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: NextAction | null;
  on_behalf_of: string | null;
  payment_method: string | null;
  payment_method_types: string[];
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
  transfer_data: { destination: string; amount?: number } | null;
  transfer_group: string | null;
}

export type NextAction =
  | { type: 'redirect_to_url'; redirect_to_url: { return_url: string; url: string } }
  | {
      type: 'use_stripe_sdk';
      use_stripe_sdk: { type: 'three_d_secure_redirect'; stripe_js: string; source: string };
    };

/** What a creation decides; the rest of a new intent is the same for all. */
type Wishes = Pick<PaymentIntent, 'amount' | 'currency' | 'payment_method_types'> & Partial<PaymentIntent>;

export function newPaymentIntent(wishes: Wishes, now: number): PaymentIntent {
  const id = newId('pi');
  return {
    ...untouched,
    id,
    object: 'payment_intent',
    ...wishes,
    client_secret: newClientSecret(id),
    created: now,
    status: wishes.payment_method ? 'requires_confirmation' : 'requires_payment_method',
  };
}

export type IntentAction = 'update' | 'confirm' | 'authenticate' | 'capture' | 'cancel';

/** What can be done with an intent in which status. */
export const intentActions: Record<IntentAction, readonly IntentStatus[]> = {
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  authenticate: ['requires_action'],
  capture: ['requires_capture'],
  cancel: [
    'requires_payment_method',
    'requires_capture',
    'requires_confirmation',
    'requires_action',
    'processing',
  ],
};

const participles: Record<IntentAction, string> = {
  update: 'updated',
  confirm: 'confirmed',
  authenticate: 'authenticated',
  capture: 'captured',
  cancel: 'canceled',
};

export function requireStatusFor(action: IntentAction, intent: PaymentIntent): void {
  const allowed = intentActions[action];
  if (allowed.includes(intent.status)) return;
  const statuses = allowed.join(', ');
  const message =
    action === 'confirm' && intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot ${action} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${participles[action]}: ${statuses}.`;
  throw unexpectedState(message, 'payment_intent_unexpected_state', { payment_intent: intent });
}

export function findIntent(account: Account, id: string, param = 'intent'): PaymentIntent {
  const intent = account.records.find<PaymentIntent>('payment_intent', id);
  if (!intent) throw missingObject('payment_intent', id, param);
  return intent;
}

/** Keeps the changed intent and answers it. */
export function changeIntent(
  account: Account,
  intent: PaymentIntent,
  change: Partial<PaymentIntent>,
): PaymentIntent {
  const changed = { ...intent, ...change };
  account.records.save(changed);
  return changed;
}

const untouched = {
  amount_capturable: 0,
  ...{ amount_details: { tip: {} }, application: null },
  amount_received: 0,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic',
  confirmation_method: 'automatic',
  ...{ customer: null },
  description: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  metadata: {} as Metadata,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  ...{
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
  },
  ...{ processing: null },
  receipt_email: null,
  ...{ review: null, setup_future_usage: null, shipping: null },
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} as const;
