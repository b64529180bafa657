import type { FastifyInstance } from 'fastify';
import type { StripeEvent } from '../objects/events/event.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuse } from './refuse.ts';

export function registerWebhooks(app: FastifyInstance, sandbox: Sandbox): void {
  app.put<{ Body: { url?: unknown } | null }>('/_sandbox/webhook-endpoint', async ({ body }, reply) => {
    const url = body?.url;
    if (url !== null && !(typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url))) {
      return refuse(reply, 400, 'url must be an http or https address, or null.');
    }
    sandbox.webhookEndpoint.set(url);
    return { url };
  });
  app.get('/_sandbox/webhook-endpoint', async () => ({ url: sandbox.webhookEndpoint.address }));
  app.get<{ Querystring: { event?: string } }>('/_sandbox/deliveries', async ({ query }) => ({
    deliveries: sandbox.deliveries.list(query.event),
  }));
  app.post<{ Params: { event: string } }>('/_sandbox/deliveries/:event/resend', async ({ params }, reply) => {
    if (!sandbox.records.find<StripeEvent>('event', params.event)) {
      return refuse(reply, 404, `There is no event ${params.event}.`);
    }
    sandbox.deliveries.plan(params.event, { drop: false, copies: 1, held: false, delayMs: 0 });
    sandbox.wake();
    return reply.code(202).send({ event: params.event });
  });
}
