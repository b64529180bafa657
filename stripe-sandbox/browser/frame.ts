/** The frame that talks to the API for the page around it; with a form in it (card.html) it is the card element too. */
import { CardForm } from './card-form.ts';
import type { Answered, Asked, Greeting, News, Outcome, Question } from './messages.ts';
import { confirmIntent, createPaymentMethod, retrieveIntent } from './stripe-api.ts';

const greeting: Greeting = 'stripe-sandbox-line';
const form = document.querySelector('form');
const card = form ? new CardForm(form) : undefined;

addEventListener('message', ({ source, data, ports: [line] }: MessageEvent<unknown>) => {
  if (source === window.parent && data === greeting && line) {
    connect(line);
  }
});

function connect(line: MessagePort): void {
  line.onmessage = ({ data: { id, question } }: MessageEvent<Asked>) => {
    void answer(question).then((outcome) => line.postMessage({ id, outcome } satisfies Answered));
  };
  card?.tell((news: News) => line.postMessage(news));
}

async function answer(question: Question): Promise<Outcome> {
  switch (question.ask) {
    case 'retrieve':
      return retrieveIntent(question.key, question.clientSecret);
    case 'createPaymentMethod':
      return paymentMethodOf(question.key);
    case 'confirm':
      return confirm(question);
    case 'dress':
      card?.dress(question.look, question.disabled);
      return { done: true };
    default:
      card?.[question.ask]();
      return { done: true };
  }
}

/** With the payment method that was named, or else with the card in the form. */
async function confirm({ key, clientSecret, paymentMethod, returnUrl }: Confirmation): Promise<Outcome> {
  if (paymentMethod !== undefined) {
    return confirmIntent(key, clientSecret, { paymentMethod, returnUrl });
  }
  const outcome = await paymentMethodOf(key);
  if (!('paymentMethod' in outcome)) {
    return outcome;
  }
  return confirmIntent(key, clientSecret, { paymentMethod: outcome.paymentMethod.id, returnUrl });
}

type Confirmation = Extract<Question, { ask: 'confirm' }>;

async function paymentMethodOf(key: string): Promise<Outcome> {
  if (!card) {
    return { error: { type: 'validation_error', message: 'There is no card element in this frame.' } };
  }
  const read = card.read();
  return 'error' in read ? read : createPaymentMethod(key, read.card);
}
