import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import type { AuditAction } from '../../values/audit-actions.ts';
import { Refusal } from '../../values/refusal.ts';
import { AUDITED } from './audited.ts';

/**
 * In tests, holds what every request wrote into the audit log against what its route declares by `@Audited`: a route that forgets
 * its entry, or writes another one, answers with a 500 that names it, in whichever spec it is called. Elsewhere it is not there.
 */
@Injectable()
export class HoldAudits implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.get<AuditAction[] | undefined>(AUDITED, context.getHandler()) ?? [];
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap(() => {
        if (http.getResponse<FastifyReply>().hasHeader('idempotency-replayed')) {
          return;
        }
        const fault = faultOf([...(http.getRequest<FastifyRequest>().audited ?? [])], declared);
        if (fault !== undefined) {
          const route = `${context.getClass().name}.${context.getHandler().name}`;
          throw new Refusal('internal.error', { detail: `${route} ${fault}` });
        }
      }),
    );
  }
}

function faultOf(written: AuditAction[], declared: AuditAction[]): string | undefined {
  const undeclared = written.filter((action) => !declared.includes(action));
  if (undeclared.length > 0) {
    return `writes an audit entry it does not declare: ${undeclared.join(', ')}`;
  }
  return declared.length > 0 && written.length === 0
    ? `leaves no audit entry, although it declares ${declared.join(', ')}`
    : undefined;
}
