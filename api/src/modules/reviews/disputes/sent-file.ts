import type { FastifyRequest } from 'fastify';
import { type FileMediaType, mediaTypeOf } from '../../../platform/files/media-type.ts';
import { Refusal } from '../../../values/refusal.ts';

/** A file as it came: nothing about it is believed yet. */
export interface SentFile {
  body: unknown;
  mediaType: string | undefined;
  name: string | undefined;
}

export interface TakenFile {
  bytes: Buffer;
  mediaType: FileMediaType;
  name: string;
}

const longestName = 200;
// Line ends and what turns the direction of writing, so that a name reads as what it is.
const unfitForNames = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/u;

export function sentFile({ body, headers }: FastifyRequest): SentFile {
  const name = headers['x-file-name'];
  return {
    body,
    mediaType: headers['content-type']?.split(';')[0]?.trim().toLowerCase(),
    name: typeof name === 'string' ? name : undefined,
  };
}

/**
 * The file if it is one we take.
 *
 * @throws {Refusal} `request.unsupported_media_type` when its bytes are nothing we take or not what they are said to be;
 *   `request.invalid` without a name
 */
export function takenFile({ body, mediaType, name }: SentFile): TakenFile {
  const found = Buffer.isBuffer(body) ? mediaTypeOf(body) : undefined;
  if (!Buffer.isBuffer(body) || found === undefined || found !== mediaType) {
    throw new Refusal('request.unsupported_media_type', {
      detail: 'Expected the bytes of a PDF, PNG or JPEG as the body, with its media type as Content-Type.',
    });
  }
  return { bytes: body, mediaType: found, name: readName(name) };
}

function readName(header: string | undefined): string {
  const name = decoded(header)?.trim();
  if (!name || name.length > longestName || !name.isWellFormed() || unfitForNames.test(name)) {
    const detail = `Expected the name of the file, percent-encoded UTF-8, of at most ${longestName} characters, without a path.`;
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/x-file-name', code: 'invalid_format', detail, in: 'header' }],
    });
  }
  return name;
}

function decoded(header: string | undefined): string | undefined {
  try {
    return header === undefined ? undefined : decodeURIComponent(header);
  } catch {
    return undefined;
  }
}
