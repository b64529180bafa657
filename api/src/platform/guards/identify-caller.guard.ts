import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { Callers } from './callers.ts';

/** First guard: establishes who calls. A credential that is not good makes a stranger, whose requests count, and is refused last. */
@Injectable()
export class IdentifyCaller implements CanActivate {
  constructor(@Inject(Callers) private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    try {
      await this.callers.identify(request);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) {
        throw thrown;
      }
      request.credentialFault = thrown;
    }
    return true;
  }
}
