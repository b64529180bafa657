import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { sendProblem } from '../http/problem.filter.ts';
import { eventStream } from '../http/returns.ts';
import type { Settings } from '../settings/settings.ts';
import type { Metrics } from './metrics.ts';

/**
 * Measures each request, and serves the figures at `/metrics`: with METRICS_TOKEN set, to whoever bears it; without, to everybody
 * in development and to nobody in production.
 */
export async function serveMetrics(
  fastify: FastifyInstance,
  metrics: Metrics,
  settings: Pick<Settings, 'METRICS_TOKEN' | 'NODE_ENV'>,
): Promise<void> {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (String(reply.getHeader('content-type')).startsWith(eventStream)) {
      // Open for as long as somebody listens, which is no time to an answer.
      done();
      return;
    }
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  await fastify.register(async (page) => {
    page.setErrorHandler(sendProblem);
    page.get('/metrics', async (request, reply) => {
      requireToken(request.headers.authorization, settings);
      const figures = await metrics.registry.metrics();
      return reply.type(metrics.registry.contentType).send(figures);
    });
  });
}

function requireToken(
  header: string | undefined,
  { METRICS_TOKEN, NODE_ENV }: Pick<Settings, 'METRICS_TOKEN' | 'NODE_ENV'>,
): void {
  if (METRICS_TOKEN === undefined) {
    if (NODE_ENV === 'production') {
      throw new Refusal('not_found', { detail: 'Set METRICS_TOKEN to open the metrics.' });
    }
    return;
  }
  const wanted = Buffer.from(`Bearer ${METRICS_TOKEN}`);
  const given = Buffer.from(header ?? '');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new Refusal('auth.unauthenticated');
  }
}
