import { Frame } from './frame-line.ts';
import type { Look, News, StripeError } from './messages.ts';

/** What a partner shows in their page. */
export class Elements {
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

export class CardElement {
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
