import Fastify, { type FastifyInstance } from 'fastify';
import { registerControl } from './control/register-control.ts';
import { endpoints } from './objects/endpoints.ts';
import { registerPages } from './pages/register-pages.ts';
import { allowBrowsers } from './protocol/browsers.ts';
import { readForm } from './protocol/form.ts';
import { serveEndpoint } from './protocol/serve-endpoint.ts';
import { Sandbox } from './sandbox.ts';
import type { Settings } from './settings.ts';

/** The whole sandbox, not listening yet. */
export function createServer(settings: Settings): FastifyInstance {
  const sandbox = new Sandbox(settings);
  const app = Fastify({ forceCloseConnections: true, routerOptions: { querystringParser: readForm } });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  allowBrowsers(app);
  answerStrays(app);
  for (const endpoint of endpoints) serveEndpoint(app, sandbox, endpoint);
  registerControl(app, sandbox);
  registerPages(app, sandbox);
  // Not before the port is ours: a second process on the same file must not send anything.
  app.addHook('onListen', async () => sandbox.wake());
  app.addHook('onClose', async () => sandbox.close());
  return app;
}

/** What no route answers, and what should not happen, in Stripe's words. */
function answerStrays(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const message = `Unrecognized request URL (${request.method}: ${request.url.split('?')[0]!}).`;
    return reply.code(404).send({ error: { type: 'invalid_request_error', message } });
  });
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply.code(status).send({ error: { type: 'invalid_request_error', message: error.message } });
    }
    console.error(error);
    return reply.code(500).send({ error: { type: 'api_error', message: 'An unknown error occurred' } });
  });
}
