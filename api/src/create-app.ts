import { resolve } from 'node:path';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiDescription } from './api-description.ts';
import { AppModule } from './app.module.ts';
import type { Clock } from './platform/clock/clock.ts';
import { parseFileBodies } from './platform/files/file-body.ts';
import { Callers } from './platform/guards/callers.ts';
import { limitBodies } from './platform/http/body-limits.ts';
import { followRequests } from './platform/http/current-request.ts';
import { guardTheEdge } from './platform/http/edge.ts';
import { fastifyOptions } from './platform/http/fastify-options.ts';
import { tellKnownMethods } from './platform/http/known-methods.ts';
import { keepRawBodies } from './platform/http/raw-body.ts';
import { createLogger } from './platform/logs/logger.ts';
import { NestLogger } from './platform/logs/nest-logger.ts';
import { logRequests } from './platform/logs/request-lines.ts';
import { Metrics } from './platform/metrics/metrics.ts';
import { serveMetrics } from './platform/metrics/serve-metrics.ts';
import { openApiDocument } from './platform/openapi/document.ts';
import { toYaml } from './platform/openapi/yaml.ts';
import { serveDocs } from './platform/pages/docs-page.ts';
import { servePortal } from './platform/pages/portal-page.ts';
import type { Settings } from './platform/settings/settings.ts';

/** The one place where the application is put together: used by the server, the tests and the OpenAPI writer. */
export async function createApp(
  settings: Settings,
  clock?: Clock,
  further: Type[] = [],
): Promise<NestFastifyApplication> {
  const logger = createLogger(settings);
  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, clock, further),
    adapter,
    {
      logger: new NestLogger(logger),
      abortOnError: false,
      bodyParser: false,
    },
  );
  const fastify = adapter.getInstance();
  followRequests(fastify);
  logRequests(fastify, logger);
  await serveMetrics(fastify, app.get(Metrics), settings);
  await guardTheEdge(fastify, settings);
  tellKnownMethods(fastify);
  const callers = app.get(Callers);
  keepRawBodies(fastify);
  parseFileBodies(fastify);
  limitBodies(fastify, (request) => callers.identify(request));

  let yaml: string | undefined;
  await serveDocs(
    fastify,
    apiDescription.title,
    () => (yaml ??= toYaml(openApiDocument(app, apiDescription))),
  );
  await servePortal(fastify, '/admin', portalFolder());
  return app;
}

/** Where the portal is built to, seen from the sources and from the built server alike. */
function portalFolder(): string {
  const project = import.meta.dirname.replace(/\/dist\/src$|\/src$/, '');
  return resolve(project, '../admin-web/dist/browser');
}
