import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { TheirIntent } from '../rules/intent-differences.ts';
import type { TheirRefund } from '../rules/refund-differences.ts';
import { StripeClient } from './stripe-client.ts';
import { StripeFault } from './stripe-fault.ts';

/** From the first moment on, before the second. Stripe's own `created` decides. */
export interface Window {
  from: Date;
  to: Date;
}

/** A payment intent as Stripe's list has it; its currency in capitals. */
export interface SeenIntent extends TheirIntent {
  /** The payment of ours it says it belongs to; null when it is somebody else's. */
  paymentId: string | null;
}

/** A refund as Stripe's list has it; its currency in capitals. */
export interface SeenRefund extends TheirRefund {
  currency: string;
  intentId: string | null;
  /** The refund of ours it says it is; null when it was made by hand. */
  refundId: string | null;
}

const pageSize = 100;
const withCharge = ['latest_charge'];

/** What Stripe has, by its lists: the other side of a comparison, page by page. */
@Injectable()
export class StripeLists {
  constructor(@Inject(StripeClient) private readonly client: StripeClient) {}

  intents(window: Window): AsyncGenerator<SeenIntent[]> {
    const expand = withCharge.map((path) => `data.${path}`);
    return this.pages(
      (stripe, page) => stripe.paymentIntents.list({ ...page, ...within(window), expand }),
      toIntent,
    );
  }

  refunds(window: Window): AsyncGenerator<SeenRefund[]> {
    return this.pages((stripe, page) => stripe.refunds.list({ ...page, ...within(window) }), toRefund);
  }

  /** Undefined when Stripe knows none. */
  async intent(id: string): Promise<SeenIntent | undefined> {
    const found = await this.known((stripe) => stripe.paymentIntents.retrieve(id, { expand: withCharge }));
    return found && toIntent(found);
  }

  async refund(id: string): Promise<SeenRefund | undefined> {
    const found = await this.known((stripe) => stripe.refunds.retrieve(id));
    return found && toRefund(found);
  }

  private async *pages<Item extends { id: string }, Seen>(
    ask: (stripe: Stripe, page: Stripe.PaginationParams) => Promise<Stripe.ApiList<Item>>,
    toSeen: (item: Item) => Seen,
  ): AsyncGenerator<Seen[]> {
    let after: string | undefined;
    let more: boolean;
    do {
      const page = { limit: pageSize, ...(after !== undefined && { starting_after: after }) };
      const { data, has_more } = await this.client.ask((stripe) => ask(stripe, page));
      yield data.map(toSeen);
      after = data.at(-1)?.id;
      more = has_more && after !== undefined;
    } while (more);
  }

  private async known<T>(call: (stripe: Stripe) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.client.ask(call);
    } catch (fault) {
      if (fault instanceof StripeFault && fault.kind === 'missing') {
        return undefined;
      }
      throw fault;
    }
  }
}

/** Stripe counts in whole seconds: the window is widened to them. */
function within({ from, to }: Window): { created: Stripe.RangeQueryParam } {
  return {
    created: { gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) },
  };
}

function toIntent(intent: Stripe.PaymentIntent): SeenIntent {
  const charge = intent.latest_charge;
  const destination = intent.transfer_data?.destination;
  return {
    id: intent.id,
    status: intent.status,
    stripeAmount: intent.amount,
    currency: intent.currency.toUpperCase(),
    stripeFee: intent.application_fee_amount,
    destination: (typeof destination === 'string' ? destination : destination?.id) ?? null,
    disputed: charge !== null && typeof charge !== 'string' && charge.disputed,
    paymentId: intent.metadata['payment_id'] ?? null,
  };
}

function toRefund(refund: Stripe.Refund): SeenRefund {
  const intent = refund.payment_intent;
  const attempt = refund.metadata?.['attempt'];
  return {
    id: refund.id,
    status: refund.status,
    stripeAmount: refund.amount,
    currency: refund.currency.toUpperCase(),
    intentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    refundId: refund.metadata?.['refund_id'] ?? null,
    attempt: attempt === undefined ? null : Number(attempt),
  };
}
