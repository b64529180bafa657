import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';

/** Bytes a body may have where a route says nothing else. */
export const defaultBodyLimit = 256 * 1024;

declare module 'fastify' {
  interface FastifyContextConfig {
    bodyLimit?: number;
  }
}

/** Lets a route take larger bodies than the rest: `@BodyLimit(8 * 1024 * 1024)`. Only for callers who have shown who they are. */
export function BodyLimit(bytes: number): MethodDecorator {
  return RouteConfig({ bodyLimit: bytes });
}

/** Applies the limits of `@BodyLimit`, and asks for the credential before the first byte of a large body is read. */
export function limitBodies(
  fastify: FastifyInstance,
  identify: (request: FastifyRequest) => Promise<unknown>,
): void {
  fastify.addHook('onRoute', (route) => {
    const limit = route.config?.bodyLimit;
    if (limit === undefined) {
      return;
    }
    route.bodyLimit = limit;
    if (limit > defaultBodyLimit) {
      route.onRequest = async (request) => {
        await identify(request);
        if (request.caller?.kind === 'anonymous') {
          throw new Refusal('auth.unauthenticated');
        }
      };
    }
  });
}
