import type {
  Answered,
  Asked,
  Greeting,
  News,
  Outcome,
  PaymentIntent,
  Question,
  StripeError,
} from './messages.ts';

/** Of the sandbox, whatever page its script is in. */
export const origin = new URL((document.currentScript as HTMLScriptElement).src).origin;
const greeting: Greeting = 'stripe-sandbox-line';

export interface IntentResult {
  paymentIntent?: PaymentIntent;
  error?: StripeError;
}

/** A frame of the sandbox in this page, and the line to it. */
export class Frame {
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
