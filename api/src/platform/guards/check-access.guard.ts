import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { ACCESS, mayCall, type Declared } from './access.ts';

/** Last guard: lets a call through that the route's `@Access(…)` allows. A route that declares nothing is closed. */
@Injectable()
export class CheckAccess implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { caller = { kind: 'anonymous' }, credentialFault } = context
      .switchToHttp()
      .getRequest<FastifyRequest>();
    if (credentialFault) {
      throw credentialFault;
    }
    if (declared !== undefined && mayCall(caller, declared)) {
      return true;
    }
    throw new Refusal(caller.kind === 'anonymous' ? 'auth.unauthenticated' : 'auth.forbidden');
  }
}
