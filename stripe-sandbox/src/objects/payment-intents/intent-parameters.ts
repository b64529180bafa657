import { metadata } from '../../protocol/metadata.ts';
import {
  clearable,
  either,
  flag,
  group,
  ignored,
  integer,
  type Kind,
  listOf,
  oneOf,
  required,
  text,
} from '../../protocol/parameters.ts';
import { invalid } from '../../protocol/refusal.ts';
import { paymentMethodParameters } from '../payment-methods/create-payment-method.ts';

/** What may be said of an intent at its creation and later. */
const wishes = {
  application_fee_amount: clearable(integer({ min: 0 })),
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  description: clearable(text({ max: 1_000 })),
  metadata: metadata(),
  payment_method: clearable(text()),
  payment_method_data: group(paymentMethodParameters),
  payment_method_options: ignored(),
  payment_method_types: listOf(oneOf('card')),
  receipt_email: clearable(email()),
  statement_descriptor: clearable(descriptor()),
  statement_descriptor_suffix: clearable(descriptor()),
  transfer_group: clearable(text()),
};

const confirmation = {
  error_on_requires_action: flag(),
  off_session: either(oneOf('true', 'false', 'one_off', 'recurring'), flag()),
  return_url: webAddress(),
  use_stripe_sdk: flag(),
  mandate_data: ignored(),
  radar_options: ignored(),
};

export const createParameters = {
  ...wishes,
  ...confirmation,
  amount: required(integer({ min: 1 })),
  currency: required(text()),
  automatic_payment_methods: group({
    enabled: required(flag()),
    allow_redirects: oneOf('always', 'never'),
  }),
  confirm: flag(),
  confirmation_method: oneOf('automatic', 'manual'),
  on_behalf_of: text(),
  transfer_data: group({ destination: required(text()), amount: integer({ min: 1 }) }),
};

export const updateParameters = {
  ...wishes,
  amount: integer({ min: 1 }),
  currency: text(),
  transfer_data: group({ amount: integer({ min: 1 }) }),
};

export const confirmParameters = {
  ...confirmation,
  client_secret: text(),
  capture_method: wishes.capture_method,
  payment_method: text(),
  payment_method_data: wishes.payment_method_data,
  payment_method_options: ignored(),
  payment_method_types: wishes.payment_method_types,
  receipt_email: wishes.receipt_email,
};

export const captureParameters = {
  amount_to_capture: integer({ min: 1 }),
  application_fee_amount: integer({ min: 0 }),
  metadata: metadata(),
  statement_descriptor: clearable(descriptor()),
  statement_descriptor_suffix: clearable(descriptor()),
};

export const cancelParameters = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
};

/** What stands on a card statement: Latin letters at least one, and none of the characters banks refuse. */
function descriptor(): Kind<string> {
  return {
    read(value, name) {
      const words = text({ max: 22 }).read(value, name);
      if (/[<>\\'"*]/.test(words) || !/[a-z]/i.test(words) || !/^[\x20-\x7e]*$/.test(words)) {
        const message = `The ${name} must contain at least one Latin letter and none of the characters < > \\ ' " *.`;
        throw invalid(message, name, 'invalid_characters');
      }
      return words;
    },
  };
}

function email(): Kind<string> {
  return {
    read(value, name) {
      const address = text({ max: 800 }).read(value, name);
      if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return address;
      throw invalid(`Invalid email address: ${address}`, name, 'email_invalid');
    },
  };
}

function webAddress(): Kind<string> {
  return {
    read(value, name) {
      const address = text().read(value, name);
      if (URL.canParse(address)) return address;
      throw invalid('Not a valid URL', name, 'url_invalid');
    },
  };
}
