import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import type { Caller } from './caller.ts';
import { AccessTokenReader, ApiKeyReader } from './token-readers.ts';

const bearer = /^Bearer ([^\s]+)$/i;
const apiKey = /^smc_(test|live)_/;

/** Establishes who calls, once a request. A credential that is not good is refused even where none is needed. */
@Injectable()
export class Callers {
  constructor(
    @Inject(AccessTokenReader) private readonly accessTokens: AccessTokenReader,
    @Inject(ApiKeyReader) private readonly apiKeys: ApiKeyReader,
  ) {}

  async identify(request: FastifyRequest): Promise<Caller> {
    request.caller ??= await this.read(request.headers.authorization);
    return request.caller;
  }

  private async read(header: string | undefined): Promise<Caller> {
    if (header === undefined) {
      return { kind: 'anonymous' };
    }
    const token = bearer.exec(header)?.[1];
    const caller = token && (await (apiKey.test(token) ? this.apiKeys : this.accessTokens).read(token));
    if (!caller) {
      throw new Refusal('auth.unauthenticated', { detail: 'The bearer token is not valid, or no longer.' });
    }
    return caller;
  }
}
