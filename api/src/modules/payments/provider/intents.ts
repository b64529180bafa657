import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClient } from './stripe-client.ts';
import { StripeFault } from './stripe-fault.ts';

export const intentStatuses = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
  'succeeded',
  'canceled',
] as const;
export type IntentStatus = (typeof intentStatuses)[number];

/** A PaymentIntent, as much of it as we use. Its secret is handed on to whoever pays and is kept nowhere. */
export interface Intent {
  id: string;
  status: IntentStatus;
  clientSecret: string | null;
  /** As Stripe counts. */
  stripeAmount: number;
  stripeAmountReceived: number;
  /** In capitals, as everywhere with us. */
  currency: string;
  /** The newest charge, whether it went through or not. */
  chargeId: string | null;
  decline: { code: string; message: string } | null;
  nextActionUrl: string | null;
  /** Which payment of ours it says it belongs to. */
  paymentId: string | null;
}

/** What an intent is made from: the same again for the same payment, as its idempotency key demands. */
export interface IntentOf {
  paymentId: string;
  appointmentId: string;
  hospitalId: string;
  stripeAmount: number;
  currency: string;
  onwards: { stripeAccountId: string; stripeFee: number } | null;
}

export interface Confirmation {
  paymentMethodId: string;
  returnUrl: string | undefined;
  /** Of the request, when it has one: what was confirmed by it before is answered again. */
  idempotencyKey: string | undefined;
}

/** How long somebody waits for an answer, where that is less than usual. */
export type Patience = Pick<Stripe.RequestOptions, 'timeout' | 'maxNetworkRetries'>;

const createdSearchSeconds = 120;
const searchPageSize = 100;
const searchLimit = 1_000;

/**
 * What we ask of Stripe about payment intents. Ways to pay that lead away to another site are not offered: a held slot waits for
 * money that comes at once.
 */
@Injectable()
export class Intents {
  constructor(@Inject(StripeClient) private readonly client: StripeClient) {}

  /** Makes the intent, or finds the one that was made with this key. */
  async create(of: IntentOf, idempotencyKey: string, patience: Patience = {}): Promise<Intent> {
    const params: Stripe.PaymentIntentCreateParams = {
      amount: of.stripeAmount,
      currency: of.currency.toLowerCase(),
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: {
        payment_id: of.paymentId,
        appointment_id: of.appointmentId,
        hospital_id: of.hospitalId,
      },
      ...(of.onwards && {
        transfer_data: { destination: of.onwards.stripeAccountId },
        ...(of.onwards.stripeFee > 0 && { application_fee_amount: of.onwards.stripeFee }),
      }),
    };
    const options = { ...patience, idempotencyKey };
    const made = await this.client.ask((stripe) => stripe.paymentIntents.create(params, options));
    // The answer kept for a key is as old as the first one.
    const replayed = made.lastResponse.headers['idempotent-replayed'] === 'true';
    return replayed ? this.retrieve(made.id, patience) : toIntent(made);
  }

  async retrieve(id: string, patience: Patience = {}): Promise<Intent> {
    return toIntent(await this.client.ask((stripe) => stripe.paymentIntents.retrieve(id, {}, patience)));
  }

  /** The intent of a payment by what it says of itself, among those made since then; undefined when there is none. */
  find(paymentId: string, madeSince: Date): Promise<Intent | undefined> {
    const gte = Math.floor(madeSince.getTime() / 1000) - createdSearchSeconds;
    return this.client.ask(async (stripe) => {
      let seen = 0;
      for await (const intent of stripe.paymentIntents.list({ created: { gte }, limit: searchPageSize })) {
        if (intent.metadata['payment_id'] === paymentId) {
          return toIntent(intent);
        }
        if (++seen === searchLimit) {
          throw new StripeFault('unavailable', 'too many payment intents to look through');
        }
      }
      return undefined;
    });
  }

  async confirm(id: string, { paymentMethodId, returnUrl, idempotencyKey }: Confirmation): Promise<Intent> {
    const params = {
      payment_method: paymentMethodId,
      ...(returnUrl !== undefined && { return_url: returnUrl }),
    };
    const options = idempotencyKey === undefined ? {} : { idempotencyKey };
    return toIntent(await this.client.ask((stripe) => stripe.paymentIntents.confirm(id, params, options)));
  }

  /** @throws {StripeFault} `state` when it has succeeded or was cancelled before */
  async cancel(id: string): Promise<Intent> {
    const params = { cancellation_reason: 'abandoned' } as const;
    return toIntent(await this.client.ask((stripe) => stripe.paymentIntents.cancel(id, params)));
  }
}

function toIntent(intent: Stripe.PaymentIntent): Intent {
  const error = intent.last_payment_error;
  const charge = intent.latest_charge;
  return {
    id: intent.id,
    status: statusOf(intent.status),
    clientSecret: intent.client_secret,
    stripeAmount: intent.amount,
    stripeAmountReceived: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    chargeId: typeof charge === 'string' ? charge : (charge?.id ?? null),
    decline: error && {
      code: error.decline_code ?? error.code ?? 'generic_decline',
      message: error.message ?? 'The card was declined.',
    },
    nextActionUrl: intent.next_action?.redirect_to_url?.url ?? null,
    paymentId: intent.metadata['payment_id'] ?? null,
  };
}

/** A word Stripe has added since: something goes on that has not ended. */
function statusOf(status: string): IntentStatus {
  return intentStatuses.find((known) => known === status) ?? 'processing';
}
