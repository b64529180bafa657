import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { stripeFault } from './stripe-fault.ts';

/** The version of Stripe's API this SDK's types describe; an upgrade of the SDK is an upgrade of this line. */
const apiVersion = '2026-10-28.endive';
const timeoutMs = 10_000;
const retries = 2;

/**
 * The one way to Stripe, or to our sandbox, which speaks the same protocol: what differs is the address. Calls are tried again by
 * the SDK under the same idempotency key; what fails then is thrown as a `StripeFault`. The SDK, 36 MB in memory, is loaded by the
 * first who asks: a process that has nothing to do with money does without.
 */
@Injectable()
export class StripeClient {
  private connection: Promise<{ stripe: Stripe; errors: typeof Stripe.errors }> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws {StripeFault} */
  async ask<T>(call: (stripe: Stripe) => Promise<T>): Promise<T> {
    const { stripe, errors } = await this.connected();
    try {
      return await call(stripe);
    } catch (thrown) {
      throw stripeFault(thrown, errors);
    }
  }

  /** How Stripe signs its events, and how that is checked. */
  async webhooks(): Promise<Stripe.Webhooks> {
    return (await this.connected()).stripe.webhooks;
  }

  private connected() {
    return (this.connection ??= this.connect());
  }

  private async connect() {
    const { default: Stripe } = await import('stripe');
    const stripe = new Stripe(this.settings.STRIPE_SECRET_KEY, {
      apiVersion,
      timeout: timeoutMs,
      maxNetworkRetries: retries,
      telemetry: false,
      ...sandboxAt(this.settings.STRIPE_SANDBOX_URL),
    });
    return { stripe, errors: Stripe.errors };
  }
}

function sandboxAt(url: string | undefined) {
  if (url === undefined) {
    return {};
  }
  const { hostname, port } = new URL(url);
  return { host: hostname, port: port === '' ? 80 : Number(port), protocol: 'http' as const };
}
