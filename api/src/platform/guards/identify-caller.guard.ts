import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Callers } from './callers.ts';

/** First guard: establishes who calls. */
@Injectable()
export class IdentifyCaller implements CanActivate {
  constructor(@Inject(Callers) private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.callers.identify(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}
