/**
 * What a partner's page loads in place of https://js.stripe.com/v3/: `Stripe(publishableKey)` with the card element and the calls
 * that pay with it. It only shows frames of the sandbox and talks to them; a card number never enters the page it runs in.
 * Served with what it imports as one classic script, so that `Stripe` is there for the very next one (src/pages/classic-script.ts).
 */
import { showAuthentication } from './bank-dialog.ts';
import { type CardElement, Elements } from './elements.ts';
import { Frame, type IntentResult } from './frame-line.ts';
import type { Outcome, StripeError } from './messages.ts';

(window as unknown as Record<string, unknown>)['Stripe'] = (key: string) => {
  if (!/^pk_/.test(key)) {
    throw new Error('Stripe() takes your publishable key: pk_….');
  }
  return new StripeSandbox(key);
};

interface CardConfirmation {
  /** A payment method's id, or the card element. */
  payment_method?: string | { card: CardElement };
  return_url?: string;
}

interface Confirmation {
  elements?: Elements;
  clientSecret?: string;
  confirmParams?: { return_url?: string };
  redirect?: 'always' | 'if_required';
}

class StripeSandbox {
  readonly #key: string;
  #controller: Frame | undefined;

  constructor(key: string) {
    this.#key = key;
  }

  elements({ clientSecret }: { clientSecret?: string } = {}): Elements {
    return new Elements(clientSecret);
  }

  async createPaymentMethod({
    card,
    elements,
  }: {
    card?: CardElement;
    elements?: Elements;
  }): Promise<Outcome> {
    const frame = (card ?? elements?.getElement('card'))?.frame;
    return frame ? frame.ask({ ask: 'createPaymentMethod', key: this.#key }) : mistake(noCard);
  }

  async retrievePaymentIntent(clientSecret: string): Promise<IntentResult> {
    return this.#background().ask({ ask: 'retrieve', key: this.#key, clientSecret });
  }

  async confirmCardPayment(
    clientSecret: string,
    { payment_method: paid, return_url: returnUrl }: CardConfirmation = {},
    { handleActions = true } = {},
  ): Promise<IntentResult> {
    const paymentMethod = typeof paid === 'string' ? paid : undefined;
    const frame = typeof paid === 'object' ? paid.card.frame : this.#background();
    if (paid === undefined || !frame) {
      return mistake(noCard);
    }
    const confirmed: IntentResult = await frame.ask({
      ...{ ask: 'confirm', key: this.#key, clientSecret },
      ...(paymentMethod !== undefined && { paymentMethod }),
      ...(returnUrl !== undefined && { returnUrl }),
    });
    return handleActions ? this.#finish(clientSecret, confirmed) : confirmed;
  }

  async confirmPayment(confirmation: Confirmation): Promise<IntentResult> {
    const { elements, confirmParams = {}, redirect = 'always' } = confirmation;
    const clientSecret = confirmation.clientSecret ?? elements?.clientSecret;
    const card = elements?.getElement('card');
    if (clientSecret === undefined || !card) {
      return mistake(clientSecret === undefined ? 'confirmPayment() needs a clientSecret.' : noCard);
    }
    const { return_url: returnUrl } = confirmParams;
    const result = await this.confirmCardPayment(clientSecret, {
      payment_method: { card },
      ...(returnUrl !== undefined && { return_url: returnUrl }),
    });
    if (result.paymentIntent && redirect === 'always' && returnUrl !== undefined) {
      location.assign(addressAfter(returnUrl, result.paymentIntent.id, clientSecret));
    }
    return result;
  }

  async handleNextAction({ clientSecret }: { clientSecret: string }): Promise<IntentResult> {
    return this.#finish(clientSecret, await this.retrievePaymentIntent(clientSecret));
  }

  async handleCardAction(clientSecret: string): Promise<IntentResult> {
    return this.handleNextAction({ clientSecret });
  }

  /** Shows the bank's page when it wants one, and answers what became of the payment. */
  async #finish(clientSecret: string, result: IntentResult): Promise<IntentResult> {
    const action = result.paymentIntent?.next_action;
    const address = action?.use_stripe_sdk?.stripe_js ?? action?.redirect_to_url?.url;
    if (address === undefined) {
      return result;
    }
    await showAuthentication(address);
    const after = await this.retrievePaymentIntent(clientSecret);
    const { status, last_payment_error: error } = after.paymentIntent ?? {};
    return status === 'requires_payment_method' && error ? { error } : after;
  }

  /** A frame that nobody sees, for calls without a card element. */
  #background(): Frame {
    if (this.#controller?.element.isConnected) {
      return this.#controller;
    }
    const frame = new Frame('controller', 'Payment controller');
    frame.element.style.display = 'none';
    document.body.append(frame.element);
    this.#controller = frame;
    return frame;
  }
}

const noCard = 'There is no mounted card element and no payment method to pay with.';

function addressAfter(returnUrl: string, intent: string, clientSecret: string): string {
  const address = new URL(returnUrl, location.href);
  address.searchParams.set('payment_intent', intent);
  address.searchParams.set('payment_intent_client_secret', clientSecret);
  address.searchParams.set('redirect_status', 'succeeded');
  return address.href;
}

/** Of the page's author, not of the patient. */
function mistake(message: string): { error: StripeError } {
  return { error: { type: 'invalid_request_error', message } };
}
