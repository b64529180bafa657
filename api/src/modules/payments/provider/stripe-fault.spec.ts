import Stripe from 'stripe';
import { StripeFault, stripeFault } from './stripe-fault.ts';

const { errors } = Stripe;
const raw = (more: object) => ({ message: 'no', headers: {}, ...more }) as never;

describe('a fault at Stripe', () => {
  it.each<[string, unknown, Partial<StripeFault>]>([
    [
      'a card that is declined says why',
      new errors.StripeCardError(
        raw({ code: 'card_declined', decline_code: 'insufficient_funds', statusCode: 402 }),
      ),
      { kind: 'declined', declineCode: 'insufficient_funds' },
    ],
    [
      'no connection is to be tried again',
      new errors.StripeConnectionError(raw({})),
      { kind: 'unavailable' },
    ],
    [
      'a fault on their side too',
      new errors.StripeAPIError(raw({ statusCode: 500 })),
      { kind: 'unavailable' },
    ],
    [
      'too many requests too',
      new errors.StripeRateLimitError(raw({ statusCode: 429 })),
      { kind: 'unavailable' },
    ],
    [
      'a call that still runs too',
      new errors.StripeInvalidRequestError(raw({ code: 'idempotency_key_in_use', statusCode: 409 })),
      { kind: 'unavailable', replayed: false },
    ],
    [
      'a fault their idempotency repeats is known as such',
      new errors.StripeAPIError(raw({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } })),
      { kind: 'unavailable', replayed: true },
    ],
    [
      'an intent that has moved on is to be looked at',
      new errors.StripeInvalidRequestError(raw({ code: 'payment_intent_unexpected_state', statusCode: 400 })),
      { kind: 'state' },
    ],
    [
      'what is not there is missing',
      new errors.StripeInvalidRequestError(
        raw({ code: 'resource_missing', param: 'payment_method', statusCode: 404 }),
      ),
      { kind: 'missing', param: 'payment_method' },
    ],
    ['all else is ours', new errors.StripeInvalidRequestError(raw({ statusCode: 400 })), { kind: 'invalid' }],
    [
      'a wrong key is ours',
      new errors.StripeAuthenticationError(raw({ statusCode: 401 })),
      { kind: 'invalid' },
    ],
  ])('%s', (_title, thrown, told) => {
    const fault = stripeFault(thrown, errors);
    expect(fault).toBeInstanceOf(StripeFault);
    expect(fault).toMatchObject(told);
  });

  it('keeps keys and secrets out of its sentence', () => {
    const message = 'Invalid API Key provided: sk_test_abc123, for pi_1_secret_xyz';
    expect(stripeFault(new errors.StripeAuthenticationError(raw({ message })), errors)).toMatchObject({
      message: 'Invalid API Key provided: … for …',
    });
  });

  it('is not what anything else is', () => {
    const own = new TypeError('ours');
    expect(stripeFault(own, errors)).toBe(own);
  });
});
