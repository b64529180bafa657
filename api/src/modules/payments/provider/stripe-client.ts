import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { stripeFault } from './stripe-fault.ts';

/** The version of Stripe's API this SDK's types describe; an upgrade of the SDK is an upgrade of this line. */
const apiVersion = '2026-10-28.endive';
const timeoutMs = 10_000;
const retries = 2;

/**
 * The one way to Stripe, or to our sandbox, which speaks the same protocol: what differs is the address. Calls are tried again by
 * the SDK under the same idempotency key; what fails then is thrown as a `StripeFault`.
 */
@Injectable()
export class StripeClient {
  readonly stripe: Stripe;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.stripe = new Stripe(settings.STRIPE_SECRET_KEY, {
      apiVersion,
      timeout: timeoutMs,
      maxNetworkRetries: retries,
      telemetry: false,
      ...sandboxAt(settings.STRIPE_SANDBOX_URL),
    });
  }

  /** @throws {StripeFault} */
  async ask<T>(call: (stripe: Stripe) => Promise<T>): Promise<T> {
    try {
      return await call(this.stripe);
    } catch (thrown) {
      throw stripeFault(thrown);
    }
  }
}

function sandboxAt(url: string | undefined) {
  if (url === undefined) {
    return {};
  }
  const { hostname, port } = new URL(url);
  return { host: hostname, port: port === '' ? 80 : Number(port), protocol: 'http' as const };
}
