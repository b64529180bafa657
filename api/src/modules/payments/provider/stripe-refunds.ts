import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { isId } from '../../../values/ids.ts';
import { StripeClient } from './stripe-client.ts';

/** A refund as Stripe has it, as much of it as we use. */
export interface RefundAtStripe {
  id: string;
  status: 'pending' | 'succeeded' | 'failed';
  failureCode: string | null;
  /** As Stripe counts. */
  stripeAmount: number;
  /** Which refund of ours it says it is, and which attempt at it; undefined when it was made by hand. */
  of: { refundId: string; attempt: number } | undefined;
}

/** What a refund is made from: the same again for the same attempt, as its idempotency key demands. */
export interface RefundOf {
  refundId: string;
  attempt: number;
  intentId: string;
  stripeAmount: number;
  /** Whether the money had gone on to a connected account, and whether a fee had been kept of it. */
  onwards: { feeKept: boolean } | null;
}

const pageSize = 100;

/** What we ask of Stripe about refunds. */
@Injectable()
export class StripeRefunds {
  constructor(@Inject(StripeClient) private readonly client: StripeClient) {}

  /** Makes the refund. The answer kept for a key that comes again is as old as the first: it is looked at anew. */
  async create(of: RefundOf, idempotencyKey: string): Promise<RefundAtStripe> {
    const params: Stripe.RefundCreateParams = {
      payment_intent: of.intentId,
      amount: of.stripeAmount,
      reason: 'requested_by_customer',
      metadata: { refund_id: of.refundId, attempt: String(of.attempt) },
      ...(of.onwards && { reverse_transfer: true }),
      ...(of.onwards?.feeKept && { refund_application_fee: true }),
    };
    const made = await this.client.ask((stripe) => stripe.refunds.create(params, { idempotencyKey }));
    const replayed = made.lastResponse.headers['idempotent-replayed'] === 'true';
    return replayed ? this.retrieve(made.id) : toRefund(made);
  }

  async retrieve(id: string): Promise<RefundAtStripe> {
    return toRefund(await this.client.ask((stripe) => stripe.refunds.retrieve(id)));
  }

  /** An attempt by what it says of itself, among the refunds of its payment; undefined when it never was. */
  find({ intentId, refundId, attempt }: RefundOf): Promise<RefundAtStripe | undefined> {
    return this.client.ask(async (stripe) => {
      for await (const refund of stripe.refunds.list({ payment_intent: intentId, limit: pageSize })) {
        const { of, ...found } = toRefund(refund);
        if (of?.refundId === refundId && of.attempt === attempt) {
          return { ...found, of };
        }
      }
      return undefined;
    });
  }
}

/** Others who use the same account at Stripe may name something of theirs `refund_id` too. */
function toRefund({ id, status, amount, metadata, failure_reason }: Stripe.Refund): RefundAtStripe {
  const named = metadata?.['refund_id'];
  const refundId = named !== undefined && isId(named) ? named : undefined;
  return {
    id,
    status: statusOf(status),
    failureCode: failure_reason ?? null,
    stripeAmount: amount,
    of: refundId === undefined ? undefined : { refundId, attempt: Number(metadata?.['attempt']) },
  };
}

/** A refund that was cancelled at Stripe has returned nothing: it failed. */
function statusOf(status: string | null): RefundAtStripe['status'] {
  if (status === 'succeeded') {
    return status;
  }
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
