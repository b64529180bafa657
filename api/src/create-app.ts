import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import type { Clock } from './platform/clock/clock.ts';
import { fastifyOptions } from './platform/http/fastify-options.ts';
import type { Settings } from './platform/settings/settings.ts';

/** The one place where the application is put together: used by the server, the tests and the OpenAPI writer. */
export async function createApp(settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(settings));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.enableShutdownHooks();
  return app;
}
