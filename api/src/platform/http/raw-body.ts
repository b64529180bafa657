import { Transform } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    rawBody?: boolean;
  }
  interface FastifyRequest {
    rawBody?: Buffer[];
  }
}

/** Lets a route see the very bytes that came, as who signs bodies signs them: `@RawBody()`, then `request.rawBody`. */
export function RawBody(): MethodDecorator {
  return RouteConfig({ rawBody: true });
}

/** Keeps the bytes on their way to the parser, whose limits hold as for every body. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (!route.config?.rawBody) {
      return;
    }
    route.preParsing = (request, _reply, payload, done) => {
      const kept: Buffer[] = [];
      request.rawBody = kept;
      const keeping = new Transform({
        transform(chunk: Buffer, _encoding, passed) {
          kept.push(chunk);
          passed(null, chunk);
        },
      });
      payload.on('error', (error) => keeping.destroy(error));
      done(null, payload.pipe(keeping));
    };
  });
}
