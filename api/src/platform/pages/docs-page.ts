import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the document at `/openapi.yaml` and a page to read and try it at `/docs`. Everything comes from this server: Swagger UI
 * from its npm package, no CDN, no font, no telemetry.
 */
export async function serveDocs(fastify: FastifyInstance, title: string, yaml: () => string): Promise<void> {
  fastify.get('/', (_request, reply) => reply.redirect('/docs', 302));
  fastify.get('/openapi.yaml', (_request, reply) =>
    reply.type('application/yaml; charset=utf-8').header('cache-control', 'no-cache').send(yaml()),
  );
  await fastify.register(async (pages) => {
    await pages.register(fastifyStatic, { root: swaggerUi, prefix: '/docs/', index: false });
    pages.addHook('onSend', async (_request, reply) => {
      void reply.header('content-security-policy', contentSecurityPolicy);
    });
    pages.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page(title)));
    // The folder of the page's parts, which has no page of its own.
    pages.get('/docs/', (_request, reply) => reply.redirect('/docs', 302));
    pages.get('/docs/start.js', (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(script),
    );
  });
}

function page(title: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="docs"></div>
    <noscript>This page needs JavaScript. The document itself: <a href="/openapi.yaml">openapi.yaml</a></noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
}

const script = `SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
  queryConfigEnabled: false,
});
`;
