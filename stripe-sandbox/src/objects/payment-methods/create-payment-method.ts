import { mergeMetadata, metadata } from '../../protocol/metadata.ts';
import {
  clearable,
  group,
  ignored,
  integer,
  oneOf,
  required,
  text,
  type Values,
} from '../../protocol/parameters.ts';
import { cardRefusal, invalid, missingObject } from '../../protocol/refusal.ts';
import type { Account } from '../account.ts';
import { cardNamed, cardNumbered, hasCheckDigit, type TestCard } from '../test-cards.ts';
import { type BillingDetails, type Expiry, newPaymentMethod, type PaymentMethod } from './payment-method.ts';

const optionalText = clearable(text());

const addressParameters = {
  city: optionalText,
  country: optionalText,
  line1: optionalText,
  line2: optionalText,
  postal_code: optionalText,
  state: optionalText,
};

const cardParameters = {
  number: text(),
  exp_month: integer(),
  exp_year: integer(),
  cvc: text({ max: 4 }),
  token: text(),
  networks: ignored(),
};

export const paymentMethodParameters = {
  type: required(oneOf('card')),
  card: group(cardParameters),
  billing_details: group({
    address: group(addressParameters),
    email: optionalText,
    name: optionalText,
    phone: optionalText,
    tax_id: ignored(),
  }),
  metadata: metadata(),
  allow_redisplay: ignored(),
  radar_options: ignored(),
};

/** A payment method from a card's number or a token. The number goes no further than this. */
export function createPaymentMethod(
  account: Account,
  values: Values<typeof paymentMethodParameters>,
  param = '',
): PaymentMethod {
  const name = param === '' ? 'card' : `${param}[card]`;
  if (!values.card) throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  const { card, expiry } = readCard(values.card, name, account.now);
  const method = newPaymentMethod(card, account.now, {
    ...(expiry && { expiry }),
    billing: readBilling(values.billing_details),
    metadata: mergeMetadata({}, values.metadata),
  });
  account.records.insert(method);
  return method;
}

function readCard(
  values: Values<typeof cardParameters>,
  param: string,
  now: number,
): { card: TestCard; expiry?: Expiry } {
  if (values.token !== undefined) {
    const card = cardNamed(values.token);
    if (!card) throw missingObject('token', values.token, `${param}[token]`);
    return { card };
  }
  for (const name of ['number', 'exp_month', 'exp_year'] as const) {
    const full = `${param}[${name}]`;
    if (values[name] === undefined)
      throw invalid(`Missing required param: ${full}.`, full, 'parameter_missing');
  }
  const expiry = { month: values.exp_month!, year: fourDigits(values.exp_year!) };
  const number = values.number!.replace(/[\s-]/g, '');
  checkCard(number, expiry, values.cvc, now);
  const card = cardNumbered(number);
  if (!card) throw liveCard();
  return { card, expiry };
}

function checkCard(number: string, { month, year }: Expiry, cvc: string | undefined, now: number): void {
  if (!hasCheckDigit(number)) {
    throw cardRefusal('Your card number is incorrect.', 'incorrect_number', { param: 'number' });
  }
  const today = new Date(now * 1_000);
  if (month < 1 || month > 12) {
    const message = "Your card's expiration month is invalid.";
    throw cardRefusal(message, 'invalid_expiry_month', { param: 'exp_month' });
  }
  if (year < today.getUTCFullYear() || year > today.getUTCFullYear() + 50) {
    const message = "Your card's expiration year is invalid.";
    throw cardRefusal(message, 'invalid_expiry_year', { param: 'exp_year' });
  }
  if (year === today.getUTCFullYear() && month < today.getUTCMonth() + 1) {
    const message = "Your card's expiration month is invalid.";
    throw cardRefusal(message, 'invalid_expiry_month', { param: 'exp_month' });
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardRefusal("Your card's security code is invalid.", 'invalid_cvc', { param: 'cvc' });
  }
}

/** A real card's number shall never come this far; Stripe's test mode refuses it too. */
function liveCard() {
  const message =
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.';
  return cardRefusal(message, 'card_declined', { decline_code: 'test_mode_live_card' });
}

function readBilling(
  values: Values<typeof paymentMethodParameters>['billing_details'],
): Partial<BillingDetails> {
  const { address = {}, email = null, name = null, phone = null } = values ?? {};
  const lines = Object.keys(addressParameters) as (keyof typeof addressParameters)[];
  const filled = lines.map((line) => [line, (address as Record<string, string | null>)[line] ?? null]);
  return { address: Object.fromEntries(filled) as BillingDetails['address'], email, name, phone };
}

function fourDigits(year: number): number {
  return year >= 0 && year < 100 ? 2_000 + year : year;
}
