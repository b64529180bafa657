import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { actorOf } from '../guards/caller.ts';

const quiet = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * One line a request, when its answer has gone: no body, no query string, and of the path only the route with its ids. What is
 * asked all day by machines (health, metrics) is told at `debug`.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const level =
      reply.statusCode >= 500 ? 'error' : quiet.has(request.routeOptions.url ?? '') ? 'debug' : 'info';
    if (logger.isLevelEnabled(level)) {
      logger[level](lineOf(request, reply), `${request.method} ${String(reply.statusCode)}`);
    }
    done();
  });
}

function lineOf(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  const { caller } = request;
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    ...(hasMembers(request.params) && { params: request.params }),
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
    ...(caller && caller.kind !== 'anonymous' && { caller: actorOf(caller) }),
  };
}

function hasMembers(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
