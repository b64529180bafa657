import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal, type RefusalDetails } from '../../values/refusal.ts';
import type { Caller } from './caller.ts';
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
    throw caller.kind === 'anonymous'
      ? new Refusal('auth.unauthenticated')
      : new Refusal('auth.forbidden', whoMay(caller, declared));
  }
}

/** What would let this caller in; nothing that the published document does not say as well. */
function whoMay(caller: Caller, declared: Declared | undefined): RefusalDetails {
  if (declared === undefined || declared === 'public') {
    return {};
  }
  if (caller.kind === 'machine') {
    const { scopes } = declared;
    return {
      detail:
        scopes.length > 0 ? `This takes a key with ${scopes.join(' or ')}.` : 'API keys may not do this.',
    };
  }
  const { roles } = declared;
  return { detail: roles.length > 0 ? `This is for: ${roles.join(', ')}.` : 'This is for API keys alone.' };
}
