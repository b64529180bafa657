import type { FastifyInstance } from 'fastify';

/** Stripe.js calls from any site: the publishable key and the client secret are all it has. */
export function allowBrowsers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin === undefined) return;
    void reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'Request-Id, Idempotent-Replayed, Stripe-Version')
      .header('access-control-max-age', '300');
    if (request.method !== 'OPTIONS') return;
    await reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header(
        'access-control-allow-headers',
        'Authorization, Content-Type, Idempotency-Key, Stripe-Version, Accept',
      )
      .send();
  });
}
