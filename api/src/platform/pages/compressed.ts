import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferences } from './preferences.ts';

/** Sends a text that is made anew for each answer in the smallest form the reader takes. */
export async function sendCompressed(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  void reply.header('vary', 'accept-encoding');
  const taken = preferences([headers['accept-encoding']].flat().join(','));
  const encoding = ['br', 'gzip'].find((name) => taken.includes(name));
  if (encoding === undefined) {
    return reply.send(text);
  }
  return reply
    .header('content-encoding', encoding)
    .send(encoding === 'br' ? await brotli(text, quick) : await gzipped(text));
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
