import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';

const entityTag = /^(?:W\/)?"?(\d{1,9})"?$/;

/** The version a caller last saw, from `If-Match` ("3" or 3); undefined when the header was not sent or is `*`. */
export const IfMatch = createParamDecorator(readVersion, [documentIfMatch]);

/** @throws {Refusal} `conflict.version` when the record has moved on since the caller saw it */
export function requireVersion(seen: number | undefined, current: number): void {
  if (seen !== undefined && seen !== current) {
    throw new Refusal('conflict.version', {
      detail: `The current version is ${current}.`,
      currentVersion: current,
    });
  }
}

function readVersion(_: unknown, context: ExecutionContext): number | undefined {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') {
    return undefined;
  }
  const version = entityTag.exec(header)?.[1];
  if (version === undefined) {
    const fault = { pointer: '/if-match', code: 'invalid_format', detail: 'Expected a version such as "3".' };
    throw new Refusal('request.invalid', { errors: [{ ...fault, in: 'header' }] });
  }
  return Number(version);
}

function documentIfMatch(target: object, method: string | symbol | undefined): void {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || !descriptor) {
    return;
  }
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The `version` the caller last saw; an older one than the current is refused with 412.',
    schema: { type: 'string' },
  })(target, method, descriptor);
}
