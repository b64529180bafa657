import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';

export function registerState(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/_sandbox/health', async () => ({ status: 'ok', pid: process.pid }));
  app.get<{ Querystring: { since?: string } }>('/_sandbox/exchanges', async ({ query }) => ({
    exchanges: sandbox.exchanges.since(Number(query.since ?? 0)),
  }));
  app.delete('/_sandbox/state', async (_request, reply) => {
    sandbox.beginAnew();
    return reply.code(204).send();
  });
}
