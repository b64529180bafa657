import type Stripe from 'stripe';
import type { ToldFailure } from '../../../platform/jobs/failure-sentence.ts';

type StripeErrors = typeof Stripe.errors;

/**
 * - `declined`: the bank said no;
 * - `unavailable`: no answer, or one that says later: to be asked again;
 * - `state`: not possible where the object stands by now: look at it again;
 * - `missing`: there is no such object;
 * - `mismatch`: the idempotency key was used for something else;
 * - `invalid`: we asked for something Stripe does not do, or with the wrong key: asking again is in vain.
 */
export type StripeFaultKind = 'declined' | 'unavailable' | 'state' | 'missing' | 'mismatch' | 'invalid';

/** What went wrong at Stripe, in our words. Neither its message nor its members hold a key, a secret or a card's number. */
export class StripeFault extends Error implements ToldFailure {
  readonly declineCode: string | undefined;
  /** The parameter Stripe objects to. */
  readonly param: string | undefined;

  constructor(
    readonly kind: StripeFaultKind,
    message: string,
    readonly code?: string,
    of: {
      declineCode?: string | undefined;
      param?: string | undefined;
      /** The very answer an earlier call with the same idempotency key got: that key will never get another one. */
      replayed?: boolean;
    } = {},
  ) {
    super(message);
    this.name = 'StripeFault';
    this.declineCode = of.declineCode;
    this.param = of.param;
    this.replayed = of.replayed ?? false;
  }

  readonly replayed: boolean;

  /** What is told of it where its message is not. */
  get sentence(): string {
    return `${sentences[this.kind]}${this.code === undefined ? '' : ` (${this.code})`}.`;
  }
}

const sentences: Record<StripeFaultKind, string> = {
  declined: 'The bank said no',
  unavailable: 'Stripe did not answer, or asked to come back later',
  state: 'Stripe says that it is not possible where the object stands by now',
  missing: 'Stripe has no such object',
  mismatch: 'The idempotency key was used for something else at Stripe',
  invalid: 'Stripe does not do what was asked, or not with this key',
};

/** What the SDK throws, by the classes it has for that; anything else is a fault of ours and stays what it is. */
export function stripeFault(thrown: unknown, errors: StripeErrors): unknown {
  if (!(thrown instanceof errors.StripeError)) {
    return thrown;
  }
  const { message, code, param, headers, decline_code: reason } = thrown;
  const declined = thrown instanceof errors.StripeCardError;
  return new StripeFault(kindOf(thrown, errors), withoutSecrets(message), code, {
    param,
    declineCode: declined ? (reason ?? code ?? 'generic_decline') : undefined,
    replayed: headers?.['idempotent-replayed'] === 'true',
  });
}

const states = new Set([
  'payment_intent_unexpected_state',
  'charge_already_refunded',
  'payment_intent_incompatible_payment_method',
]);

function kindOf(error: InstanceType<StripeErrors['StripeError']>, errors: StripeErrors): StripeFaultKind {
  if (error instanceof errors.StripeCardError) {
    return 'declined';
  }
  const status = error.statusCode ?? 0;
  if (error instanceof errors.StripeConnectionError || status >= 500 || status === 429 || status === 409) {
    return 'unavailable';
  }
  if (error.code === 'resource_missing') {
    return 'missing';
  }
  if (error instanceof errors.StripeIdempotencyError) {
    return 'mismatch';
  }
  return states.has(error.code ?? '') ? 'state' : 'invalid';
}

/** Stripe writes the end of a wrong key into its sentence; a client secret it would call by its name. */
function withoutSecrets(message: string): string {
  return message.replaceAll(/\b(sk|rk|pk|whsec)_\S+|\b\w+_secret_\w+/g, '…');
}
