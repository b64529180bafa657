import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.filter.ts';
import { Refusal } from '../../values/refusal.ts';

const hashed = /-[\w-]{8}\.(js|css|woff2|svg|png)$/;
const keptForGood = 'public, max-age=31536000, immutable';
const noncePlace = 'CSP_NONCE';

/**
 * Serves the built portal under a path: its files, and its page for every address within it. Files with a hash in their name are
 * kept for good, the page never. Without a build there is nothing there: 404.
 */
export async function servePortal(fastify: FastifyInstance, path: string, folder: string): Promise<void> {
  await fastify.register(async (portal) => {
    portal.setErrorHandler(sendProblem);
    await portal.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      setHeaders(response, file) {
        void response.header('cache-control', hashed.test(file) ? keptForGood : 'no-cache');
      },
    });
    portal.get(path, sendPage);
    portal.get(`${path}/*`, (request, reply) => {
      const file = (request.params as { '*': string })['*'];
      if (!/\.\w+$/.test(file)) {
        return sendPage(request, reply);
      }
      return reply.sendFile(file);
    });
  });

  async function sendPage(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) {
      throw new Refusal('not_found', { detail: 'The portal has not been built.' });
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy(nonce))
      .send(page.replaceAll(noncePlace, nonce));
  }
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
