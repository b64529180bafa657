import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallFaults } from '../faults/faults.ts';
import { apiVersion } from '../objects/events/event.ts';
import { newId } from '../objects/identifiers.ts';
import type { Sandbox } from '../sandbox.ts';
import { answerCall, type RenderedAnswer, type StripeCall } from './answer-call.ts';
import { keyOf, secretKeyNeeded } from './authentication.ts';
import type { Endpoint } from './endpoint.ts';
import { type Form, readForm, withoutCardNumbers } from './form.ts';
import { fingerprintOf, type KeyUse } from './idempotency.ts';
import { invalid, StripeRefusal } from './refusal.ts';

/** One route of Stripe: who asks, asked before or not, what goes wrong on purpose, the work, the answer. */
export function serveEndpoint(app: FastifyInstance, sandbox: Sandbox, endpoint: Endpoint): void {
  const { method, path: url } = endpoint;
  app.route<{ Params: { id?: string } }>({
    method,
    url,
    async handler(request, reply) {
      const faults = sandbox.faults.forCall();
      const id = newId('req');
      const form = formOf(request);
      const rendered = await answerRequest(sandbox, endpoint, { request, id, form, faults });
      return send(sandbox, { request, reply, id, form, faults }, rendered);
    },
  });
}

interface Asked {
  request: FastifyRequest<{ Params: { id?: string } }>;
  id: string;
  form: Form;
  faults: CallFaults;
}

async function answerRequest(sandbox: Sandbox, endpoint: Endpoint, asked: Asked): Promise<RenderedAnswer> {
  const { request, id, form, faults } = asked;
  if (faults.failBefore) return failure;
  try {
    if (isJson(request)) throw invalid(formWanted);
    const key = keyOf(request, sandbox.settings);
    if (key === 'publishable' && !endpoint.publishable) throw secretKeyNeeded();
    const use = keyUse(request, form);
    const stored = use && sandbox.answers.take(use);
    if (stored) return { ...stored, replayed: true };
    try {
      await wait(faults.waitBeforeMs);
      const call: StripeCall = {
        id: request.params.id ?? '',
        form,
        byBrowser: key === 'publishable',
        origin: `http://${request.headers.host ?? 'localhost'}`,
        cause: { request: id, idempotencyKey: use?.key ?? null },
        use,
      };
      const answer = answerCall(sandbox, endpoint, call);
      await wait(faults.waitAfterMs);
      return answer;
    } finally {
      if (use) sandbox.answers.release(use);
    }
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return { status: error.status, body: JSON.stringify({ error: error.error }) };
  }
}

function send(
  sandbox: Sandbox,
  asked: Asked & { reply: FastifyReply },
  rendered: RenderedAnswer,
): FastifyReply {
  const { request, reply, id, form, faults } = asked;
  const fault = (['failBefore', 'failAfter', 'dropAfter'] as const).find((name) => faults[name]) ?? null;
  const { status, body, replayed, request: original } = fault === 'failAfter' ? failure : rendered;
  sandbox.exchanges.record({
    method: request.method,
    path: request.url.split('?')[0]!,
    headers: { ...request.headers, authorization: undefined },
    params: withoutCardNumbers(form),
    status,
    body: JSON.parse(body) as unknown,
    fault,
  });
  if (fault === 'dropAfter') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  const { 'idempotency-key': key, 'stripe-version': version } = request.headers;
  if (key !== undefined) void reply.header('idempotency-key', key);
  if (replayed) void reply.header('idempotent-replayed', 'true').header('original-request', original);
  return reply
    .code(status)
    .header('request-id', id)
    .header('stripe-version', version ?? apiVersion)
    .header('cache-control', 'no-cache, no-store')
    .type('application/json')
    .send(body);
}

const failure: RenderedAnswer = {
  status: 500,
  body: JSON.stringify({
    error: {
      type: 'api_error',
      message: 'An unknown error occurred',
    },
  }),
};

/** Parameters come in the query of a GET and in the body of a POST. */
function formOf({ method, query, body }: FastifyRequest): Form {
  if (method === 'GET') return query as Form;
  return typeof body === 'string' ? readForm(body) : {};
}

function keyUse({ method, headers, url }: FastifyRequest, form: Form): KeyUse | undefined {
  const key = headers['idempotency-key'];
  if (method !== 'POST' || typeof key !== 'string' || key === '') return undefined;
  return { key, endpoint: `POST ${url.split('?')[0]!}`, fingerprint: fingerprintOf(form) };
}

const formWanted =
  'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have questions, we can help at https://support.stripe.com/.';

function isJson({ method, body }: FastifyRequest): boolean {
  return method === 'POST' && typeof body === 'object' && body !== null;
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds);
}
