import { isDeepStrictEqual } from 'node:util';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Refusal } from '../../values/refusal.ts';
import { type Declaration, RETURNS } from './returns.ts';

/**
 * In tests, holds every answer against what its route declares by `@Returns`: a field too many, too few or of another kind turns
 * the answer into a 500 that names it. Elsewhere it is not there: an answer is built by a mapping that lists its fields.
 */
@Injectable()
export class HoldAnswers implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.get<Declaration | undefined>(RETURNS, context.getHandler());
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        const fault = declared && !reply.sent ? faultOf(answer, declared) : undefined;
        if (fault !== undefined) {
          const route = `${context.getClass().name}.${context.getHandler().name}`;
          throw new Refusal('internal.error', {
            detail: `${route} does not answer as it declares: ${fault}`,
          });
        }
        return answer;
      }),
    );
  }
}

function faultOf(answer: unknown, { schema }: Declaration): string | undefined {
  if (answer instanceof StreamableFile) {
    return undefined;
  }
  if (schema === null) {
    return answer === undefined || answer === null ? undefined : 'it has a body';
  }
  const sent = asSent(answer);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ');
  }
  return isDeepStrictEqual(asSent(parsed.data), sent)
    ? undefined
    : `it has fields that are not declared: ${JSON.stringify(sent)} for ${JSON.stringify(parsed.data)}`;
}

/** What arrives at the caller: JSON that PostgreSQL has built comes as text. */
function asSent(answer: unknown): unknown {
  if (answer === undefined) {
    return undefined;
  }
  try {
    const text =
      typeof answer === 'string' || Buffer.isBuffer(answer) ? answer.toString() : JSON.stringify(answer);
    return JSON.parse(text) as unknown;
  } catch {
    return answer;
  }
}
