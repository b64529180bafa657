import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { errorCodes, type FastifyInstance } from 'fastify';
import { fileMediaTypes } from './media-type.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    fileBody?: boolean;
  }
}

/** Lets a route take a file of up to so many bytes as its body, which then is a `Buffer` in `request.body`. */
export function FileBody(bytes: number): MethodDecorator {
  return applyDecorators(
    RouteConfig({ bodyLimit: bytes, fileBody: true }),
    ApiConsumes(...fileMediaTypes),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );
}

/** Everywhere else a file is a media type that is not taken. */
export function parseFileBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([...fileMediaTypes], { parseAs: 'buffer' }, (request, bytes, done) => {
    if (request.routeOptions.config.fileBody === true) {
      done(null, bytes);
    } else {
      done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'] ?? ''));
    }
  });
}
