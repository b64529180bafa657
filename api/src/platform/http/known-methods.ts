import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { sendProblem } from './problem.filter.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * A path that is there, asked by a method it has not, is answered with the methods it has: whoever mistook the method need not doubt the
 * path. OPTIONS asks just that. Paths that are not there go on to the 404.
 */
export function tellKnownMethods(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const known = request.is404 ? methodsOf(fastify, request.url) : [];
    if (known.length === 0) {
      done();
      return;
    }
    void reply.header('allow', known.join(', '));
    if (request.method === 'OPTIONS') {
      void reply.status(204).send();
      return;
    }
    const detail = `Here is no ${request.method}; there is ${known.join(', ')}.`;
    sendProblem(new Refusal('method_not_allowed', { detail }), request, reply);
  });
}

function methodsOf(fastify: FastifyInstance, asked: string): string[] {
  const url = asked.split('?', 1)[0] ?? '/';
  return methods.filter((method) => {
    // Null where there is none, which its type does not say.
    const found: unknown = fastify.findRoute({ method, url });
    return found !== null;
  });
}
