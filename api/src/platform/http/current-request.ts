import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * The request that is being served, for what tells of it: log lines and audit entries. Nothing is decided by it: who may do what
 * is decided by the caller a use case is handed.
 */
export const currentRequest = new AsyncLocalStorage<FastifyRequest>();

/** Enters it when a request arrives; Fastify carries it past the reading of the body. */
export function followRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    currentRequest.run(request, done);
  });
}
