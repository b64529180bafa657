import { type Metadata } from '../../protocol/metadata.ts';
import type { StripeObject } from '../../store/records.ts';
import { newId } from '../identifiers.ts';
import { cardWithFingerprint, fingerprintOf, type TestCard } from '../test-cards.ts';

export interface BillingDetails {
  address: Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>;
  email: string | null;
  name: string | null;
  phone: string | null;
}

/** A card as it may be shown: brand, last four digits and expiry, never its number. */
export interface PaymentMethod extends StripeObject {
  object: 'payment_method';
  type: 'card';
  billing_details: BillingDetails;
  card: {
    brand: string;
    last4: string;
    exp_month: number;
    exp_year: number;
    fingerprint: string;
    country: string;
    funding: string;
    checks: Record<'address_line1_check' | 'address_postal_code_check' | 'cvc_check', string | null>;
  };
  livemode: false;
  metadata: Metadata;
}

export interface Expiry {
  month: number;
  year: number;
}

export function newPaymentMethod(
  card: TestCard,
  now: number,
  { expiry = laterThan(now), billing = {}, metadata = {} } = {},
): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    billing_details: { ...nobody, ...billing },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      exp_month: expiry.month,
      exp_year: expiry.year,
      fingerprint: fingerprintOf(card),
      funding: 'credit',
      ...constant(card),
      last4: card.number.slice(-4),
    },
    created: now,
    ...{ customer: null },
    livemode: false,
    metadata,
    type: 'card',
  };
}

/** How the bank behind a stored card behaves. */
export function testCardOf({ card }: PaymentMethod): TestCard {
  const found = cardWithFingerprint(card.fingerprint);
  if (!found) throw new Error(`The card of ${card.last4} is no longer among the test cards.`);
  return found;
}

function constant({ brand }: TestCard) {
  return {
    generated_from: null,
    networks: { available: [brand], preferred: null },
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

const nobody: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
};

function laterThan(now: number): Expiry {
  return { month: 12, year: new Date(now * 1_000).getUTCFullYear() + 4 };
}
