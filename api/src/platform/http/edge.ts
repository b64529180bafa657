import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { newId } from '../../values/ids.ts';
import { Refusal } from '../../values/refusal.ts';
import type { Settings } from '../settings/settings.ts';
import { toProblem } from './problem.filter.ts';

const exposedHeaders = [
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Idempotency-Replayed',
  'X-Request-Id',
];

/** What stands between the network and the routes: security headers, CORS, the request id on every answer, JSON alone. */
export async function guardTheEdge(fastify: FastifyInstance, settings: Settings): Promise<void> {
  const secure = securityHeaders();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(secure).header('x-request-id', request.id);
    // Health, money, tokens, and slots that are gone a moment later: what a route answers is for this caller and for now.
    if (request.url.startsWith('/v1/')) {
      void reply.header('cache-control', 'private, no-store');
    }
    done();
  });
  closeConnectionsAtTheEnd(fastify);
  if (settings.CORS_ORIGINS.length > 0) {
    await fastify.register(cors, {
      origin: settings.CORS_ORIGINS,
      exposedHeaders,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      maxAge: 600,
    });
  }
  fastify.removeContentTypeParser('text/plain');
}

/** The same for every request, so they are asked for once. */
function securityHeaders(): OutgoingHttpHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const secure = helmet({
    // Answers are data. Pages (`/docs`, `/admin`) say for themselves what they may load.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  secure(response.req, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return { ...response.getHeaders() };
}

/** Once the server is stopping, each answer is the last on its connection, so that nobody's next request goes astray. */
function closeConnectionsAtTheEnd(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) {
      void reply.header('connection', 'close');
    }
    done(null, payload);
  });
}

/** A URL that cannot be read reaches no route and no hook. */
export function answerUnreadableUrl(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(new Refusal('request.malformed', { detail: 'The URL cannot be read.' }), request);
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ ...problem, instance: '/' }));
}

/** Bytes that are no HTTP request at all: answered on the bare socket, in the same words as everything else. */
export function answerNoRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newId();
  const problem = toProblem(new Refusal('request.malformed'), { id: requestId, url: '/' });
  const body = JSON.stringify(problem);
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
