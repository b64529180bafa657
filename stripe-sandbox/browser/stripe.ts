/**
 * What a partner's page loads in place of https://js.stripe.com/v3/: `Stripe(publishableKey)` with the card element and the calls
 * that pay with it. It only shows frames of the sandbox and talks to them; a card number never enters the page it runs in.
 * Imports types only: it is served as a classic script, so that `Stripe` is there for the very next one.
 */
import type {
  Answered,
  Asked,
  Authenticated,
  Greeting,
  Look,
  News,
  Outcome,
  PaymentIntent,
  Question,
  StripeError,
} from './messages.ts';

const origin = new URL((document.currentScript as HTMLScriptElement).src).origin;
const greeting: Greeting = 'stripe-sandbox-line';
const authenticated: Authenticated = 'stripe-sandbox-authenticated';

(window as unknown as Record<string, unknown>)['Stripe'] = (key: string) => {
  if (!/^pk_/.test(key)) {
    throw new Error('Stripe() takes your publishable key: pk_….');
  }
  return new StripeSandbox(key);
};

interface IntentResult {
  paymentIntent?: PaymentIntent;
  error?: StripeError;
}

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

class Elements {
  readonly clientSecret: string | undefined;
  readonly #elements = new Map<string, CardElement>();

  constructor(clientSecret?: string) {
    this.clientSecret = clientSecret;
  }

  create(type: string, options: CardOptions = {}): CardElement {
    if (type !== 'card' && type !== 'payment') {
      throw new Error(`The sandbox has the elements card and payment, not ${type}.`);
    }
    const element = new CardElement(options);
    // Here the payment element is the card element: cards are what the sandbox knows.
    this.#elements.set('card', element).set('payment', element);
    return element;
  }

  getElement(type: string): CardElement | null {
    return this.#elements.get(type) ?? null;
  }

  async submit(): Promise<{ error?: StripeError }> {
    return {};
  }
}

interface CardOptions {
  style?: { base?: Look };
  disabled?: boolean;
}

type Listener = (event: Record<string, unknown>) => void;

class CardElement {
  /** While mounted. */
  frame: Frame | undefined;
  #options: CardOptions;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(options: CardOptions) {
    this.#options = options;
  }

  mount(place: string | HTMLElement): void {
    const container = typeof place === 'string' ? document.querySelector(place) : place;
    if (!container) {
      throw new Error(`There is no element ${JSON.stringify(place)} to mount the card in.`);
    }
    this.unmount();
    this.frame = new Frame('card', 'Secure card payment input frame', (news) => this.#heard(news));
    container.replaceChildren(this.frame.element);
    this.update({});
  }

  update(options: CardOptions): void {
    this.#options = { ...this.#options, ...options };
    const { style, disabled = false } = this.#options;
    void this.frame?.ask({ ask: 'dress', look: style?.base ?? {}, disabled });
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
    return this;
  }

  once(event: string, listener: Listener): this {
    const first: Listener = (said) => {
      this.off(event, first);
      listener(said);
    };
    return this.on(event, first);
  }

  off(event: string, listener?: Listener): this {
    const listeners = this.#listeners.get(event);
    if (listener) {
      listeners?.delete(listener);
    } else {
      listeners?.clear();
    }
    return this;
  }

  focus = () => void this.frame?.ask({ ask: 'focus' });
  blur = () => void this.frame?.ask({ ask: 'blur' });
  clear = () => void this.frame?.ask({ ask: 'clear' });

  unmount(): void {
    this.frame?.element.remove();
    this.frame = undefined;
  }

  destroy(): void {
    this.unmount();
    this.#listeners.clear();
  }

  #heard(news: News): void {
    if (news.event === 'resize') {
      this.frame?.element.style.setProperty('height', `${news.height}px`);
      return;
    }
    const said = { elementType: 'card', ...news };
    this.#listeners.get(news.event)?.forEach((listener) => listener(said));
  }
}

/** A frame of the sandbox in this page, and the line to it. */
class Frame {
  readonly element = document.createElement('iframe');
  readonly #line: Promise<MessagePort>;
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #asked = 0;

  constructor(page: 'card' | 'controller', title: string, hear: (news: News) => void = () => undefined) {
    this.element.title = title;
    this.element.src = `${origin}/v3/${page}`;
    Object.assign(this.element.style, { border: '0', width: '100%', height: '24px', display: 'block' });
    this.#line = new Promise((opened) => {
      const open = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<Answered | News>) =>
          'event' in data ? hear(data) : this.#answered(data);
        this.element.contentWindow?.postMessage(greeting, origin, [port2]);
        opened(port1);
      };
      this.element.addEventListener('load', open, { once: true });
    });
  }

  async ask(question: Question): Promise<Outcome & IntentResult> {
    const line = await this.#line;
    const id = ++this.#asked;
    return new Promise((answered) => {
      this.#waiting.set(id, answered);
      line.postMessage({ id, question } satisfies Asked);
    });
  }

  #answered({ id, outcome }: Answered): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }
}

/** The bank's page over this one, until the patient has answered it; closing it is an answer too. */
function showAuthentication(address: string): Promise<void> {
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  frame.title = 'Authentication by your bank';
  frame.src = address;
  Object.assign(frame.style, { border: '0', width: '100%', height: '100%', display: 'block' });
  const size = { width: 'min(28rem, 92vw)', height: 'min(23rem, 80vh)' };
  Object.assign(dialog.style, {
    ...size,
    padding: '0',
    border: '0',
    borderRadius: '12px',
    overflow: 'hidden',
    outline: 'none',
  });
  dialog.setAttribute('aria-label', frame.title);
  dialog.tabIndex = -1;
  dialog.append(frame);
  document.body.append(dialog);
  return new Promise((done) => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source === frame.contentWindow && data === authenticated) {
        removeEventListener('message', listen);
        dialog.remove();
        done();
      }
    };
    addEventListener('message', listen);
    let isClosed = false;
    const close = () => {
      isClosed = true;
      frame.contentWindow?.postMessage('cancel', origin);
    };
    // Whoever closes it before the bank's page can listen has closed it all the same: until then the keyboard is here.
    frame.addEventListener('load', () => (isClosed ? close() : frame.focus()));
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    // A second Escape in a row asks nobody.
    dialog.addEventListener('close', close);
    dialog.showModal();
    dialog.focus();
  });
}

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
