import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { AccessTokenReader, ApiKeyReader } from './token-readers.ts';

const bearer = /^Bearer ([^\s]+)$/i;
const apiKey = /^smc_(test|live)_/;

/** First guard: establishes who calls. A credential that is not good is refused even where none is needed. */
@Injectable()
export class IdentifyCaller implements CanActivate {
  constructor(
    @Inject(AccessTokenReader) private readonly accessTokens: AccessTokenReader,
    @Inject(ApiKeyReader) private readonly apiKeys: ApiKeyReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const header = request.headers.authorization;
    if (header === undefined) {
      request.caller = { kind: 'anonymous' };
      return true;
    }
    const token = bearer.exec(header)?.[1];
    const caller = token && (await (apiKey.test(token) ? this.apiKeys : this.accessTokens).read(token));
    if (!caller) {
      throw new Refusal('auth.unauthenticated', { detail: 'The bearer token is not valid, or no longer.' });
    }
    request.caller = caller;
    return true;
  }
}
