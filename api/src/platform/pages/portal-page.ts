import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.filter.ts';
import { Refusal } from '../../values/refusal.ts';
import { sendCompressed } from './compressed.ts';
import { isPageLanguage, pageLanguage, type PageLanguage } from './page-language.ts';

const hashed = /-[\w-]{8}\.(js|css|woff2|svg|png)(\.br|\.gz)?$/;
const keptForGood = 'public, max-age=31536000, immutable';
const noncePlace = 'CSP_NONCE';

/**
 * Serves the built portal under a path, each of its languages in a folder of its own (`/admin/hi/…`): its files, and its page for
 * every address within it. An address without a language leads to the same one in the language of the reader. Files with a hash in
 * their name are kept for good, the page never. Without a build there is nothing there: 404.
 */
export async function servePortal(fastify: FastifyInstance, path: string, folder: string): Promise<void> {
  await fastify.register(async (portal) => {
    portal.setErrorHandler(sendProblem);
    await portal.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders(response, file) {
        void response.header('cache-control', hashed.test(file) ? keptForGood : 'no-cache');
      },
    });
    portal.get(path, answer);
    portal.get(`${path}/*`, answer);
  });

  function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> | FastifyReply {
    const file = (request.params as { '*'?: string })['*'] ?? '';
    const [language = ''] = file.split('/');
    if (/\.\w+$/.test(file)) {
      return reply.sendFile(file);
    }
    return isPageLanguage(language) ? sendPage(language, request, reply) : leadToLanguage(request, reply);
  }

  async function leadToLanguage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const language = pageLanguage(request.headers);
    await pageOf(language);
    const within = request.url.slice(path.length).replace(/^(?!\/)/, '/');
    return reply
      .header('cache-control', 'no-store')
      .header('vary', 'accept-language, cookie')
      .redirect(`${path}/${language}${within}`, 302);
  }

  async function sendPage(
    language: PageLanguage,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const page = await pageOf(language);
    const nonce = randomBytes(16).toString('base64');
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-language', language)
      .header('content-security-policy', policy(nonce));
    return sendCompressed(request, reply, page.replaceAll(noncePlace, nonce));
  }

  async function pageOf(language: PageLanguage): Promise<string> {
    const page = await readFile(join(folder, language, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) {
      throw new Refusal('not_found', { detail: 'The portal has not been built.' });
    }
    return page;
  }
}

/** Nothing is let through that was not built with the page: no script, style or attribute by name of `unsafe-inline`. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    // What Angular itself makes of its templates and chunks; no text of anybody else becomes markup or script.
    'trusted-types angular angular#bundler angular#components',
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
