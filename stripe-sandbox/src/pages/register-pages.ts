/** What Stripe puts into a browser: the script at /v3/, the frames it opens, the bank's page, and a page for whoever looks in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PaymentIntent } from '../objects/payment-intents/payment-intent.ts';
import type { Sandbox } from '../sandbox.ts';
import { classicScript } from './classic-script.ts';
import { authenticationPage, cardFrame, controllerFrame, frontPage, nothingToProve } from './pages.ts';

/** Registers GET / and /v3/…, and the bank's page, GET /_sandbox/3ds/:intent, whose answer goes to the control of the same address. */
export function registerPages(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/', (_request, reply) => page(reply, frontPage()));
  app.get('/v3/', (_request, reply) => script(reply, classicScript(readScript)));
  app.get('/v3/card', (_request, reply) => page(reply, cardFrame));
  app.get('/v3/controller', (_request, reply) => page(reply, controllerFrame));
  for (const name of modules) {
    app.get(`/v3/${name}`, (_request, reply) => script(reply, readScript(name)));
  }
  for (const name of sheets) {
    app.get(`/v3/${name}`, (_request, reply) =>
      secured(reply)
        .type('text/css; charset=utf-8')
        .send(readFileSync(join(project, 'browser', name), 'utf8')),
    );
  }
  app.get<{ Params: { intent: string } }>('/_sandbox/3ds/:intent', ({ params }, reply) => {
    const intent = sandbox.records.find<PaymentIntent>('payment_intent', params.intent);
    if (intent?.status !== 'requires_action') return page(reply.code(404), nothingToProve);
    return page(reply, authenticationPage(intent));
  });
}

const project = join(import.meta.dirname, '..', '..');
const modules = ['frame.js', 'card-form.js', 'card-numbers.js', 'stripe-api.js', 'authentication.js'];
const sheets = ['card.css', 'page.css'];

/** Nothing from elsewhere, nothing inline; any partner's page may show these in a frame. */
const policy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'"],
  ...['img-src data:', "base-uri 'none'", 'frame-ancestors *'],
].join('; ');

function page(reply: FastifyReply, html: string): FastifyReply {
  return secured(reply).type('text/html; charset=utf-8').send(html);
}

function script(reply: FastifyReply, text: string): FastifyReply {
  return secured(reply).type('text/javascript; charset=utf-8').send(text);
}

function secured(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
  });
}

/** Built from browser/*.ts into dist/browser, wherever this file itself runs from. */
function readScript(name: string): string {
  return readFileSync(join(project, 'dist', 'browser', name), 'utf8').replace(
    /^\/\/# sourceMappingURL.*$/m,
    '',
  );
}
