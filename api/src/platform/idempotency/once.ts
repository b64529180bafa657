import { createHmac, type KeyObject } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { jsonText } from '../http/json-text.ts';

/**
 * A request that is to take effect once: its key, and the fingerprint of what was asked. A use case hands it to
 * `Transactions.run`, which stores the answer in the same transaction as the effect.
 */
export class Once {
  /** True when the answer has been written into the transaction of the effect. */
  recorded = false;

  constructor(
    readonly scope: string,
    readonly key: string,
    readonly fingerprint: string,
    /** The status of the answer; a use case that answers otherwise (200 for 201) sets it before recording. */
    public status: number,
    /** The fingerprints by the other keys of the ring: the first time may lie before the key was replaced. */
    private readonly earlierFingerprints: () => string[] = () => [],
  ) {}

  /** Whether that is the fingerprint of this very request. */
  isAskedFor(fingerprint: string): boolean {
    return fingerprint === this.fingerprint || this.earlierFingerprints().includes(fingerprint);
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    once?: Once;
  }
}

/** The request's idempotency, or undefined when the caller sent no `Idempotency-Key`. */
export const OnceOnly = createParamDecorator((_: unknown, context: ExecutionContext): Once | undefined => {
  return context.switchToHttp().getRequest<FastifyRequest>().once;
});

/** Keyed, so that whoever reads the table cannot find a body by trying likely ones. */
export function fingerprintOf(key: KeyObject, method: string, url: string, body: unknown): string {
  return createHmac('sha256', key)
    .update(`${method} ${url}\n`)
    .update(Buffer.isBuffer(body) ? body : jsonText(body))
    .digest('base64url');
}
