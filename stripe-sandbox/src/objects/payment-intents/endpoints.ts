import { endpoint, ok } from '../../protocol/endpoint.ts';
import { page, pageParameters } from '../../protocol/paging.ts';
import { text } from '../../protocol/parameters.ts';
import { cancelIntent } from './cancel-intent.ts';
import { captureIntent } from './capture-intent.ts';
import { chosenMethod } from './chosen-method.ts';
import { browserView, requireClientSecret } from './client-secret.ts';
import { confirmIntent } from './confirm-intent.ts';
import { createIntent } from './create-intent.ts';
import {
  cancelParameters,
  captureParameters,
  confirmParameters,
  createParameters,
  updateParameters,
} from './intent-parameters.ts';
import { changeIntent, findIntent, type PaymentIntent, requireStatusFor } from './payment-intent.ts';
import { updateIntent } from './update-intent.ts';

const url = '/v1/payment_intents';

export const paymentIntentEndpoints = [
  endpoint({ method: 'POST', path: url, parameters: createParameters, answer: createIntent }),
  endpoint({
    method: 'GET',
    path: url,
    parameters: pageParameters,
    answer: ({ account, values }) => ok(page(account, values, { object: 'payment_intent', url })),
  }),
  endpoint({
    method: 'GET',
    path: `${url}/:id`,
    publishable: true,
    parameters: { client_secret: text() },
    answer(call) {
      const intent = findIntent(call.account, call.id);
      requireClientSecret(intent, call.values.client_secret, call);
      return ok(call.byBrowser ? browserView(intent) : intent);
    },
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id`,
    parameters: updateParameters,
    answer: ({ account, id, values }) => ok(updateIntent(account, id, values)),
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id/confirm`,
    publishable: true,
    parameters: confirmParameters,
    answer(call) {
      const { account, values } = call;
      const intent = findIntent(account, call.id);
      requireClientSecret(intent, values.client_secret, call);
      requireStatusFor('confirm', intent);
      const method = chosenMethod(account, values);
      const wished = changeIntent(account, intent, wishesOf(values));
      const answer = confirmIntent(account, wished, { ...values, method, origin: call.origin });
      return call.byBrowser ? { ...answer, body: browserView(answer.body) } : answer;
    },
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id/capture`,
    parameters: captureParameters,
    answer: ({ account, id, values }) => ok(captureIntent(account, id, values)),
  }),
  endpoint({
    method: 'POST',
    path: `${url}/:id/cancel`,
    parameters: cancelParameters,
    answer: ({ account, id, values }) => ok(cancelIntent(account, id, values.cancellation_reason)),
  }),
];

type Wishes = Partial<Pick<PaymentIntent, 'receipt_email' | 'capture_method'>>;

function wishesOf({
  receipt_email,
  capture_method,
}: { [K in keyof Wishes]?: Wishes[K] | undefined }): Wishes {
  return {
    ...(receipt_email !== undefined && { receipt_email }),
    ...(capture_method !== undefined && { capture_method }),
  };
}
