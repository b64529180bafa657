import { applyDecorators, type CallHandler, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type NestInterceptor, SetMetadata, UseInterceptors } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, defer, finalize, from, type Observable, of, switchMap, tap, throwError } from 'rxjs';
import { Refusal } from '../../values/refusal.ts';
import { violatedConstraint } from '../database/constraint-refusals.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { actorOf } from '../guards/caller.ts';
import { type Declaration, RETURNS } from '../http/returns.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import { fingerprintOf, Once } from './once.ts';
import { StoredAnswers } from './stored-answers.ts';

export const IDEMPOTENT = 'idempotent';
const keyShape = /^[\x21-\x7e]{1,255}$/;

/** Marks a route that honours `Idempotency-Key`: the same key and body get the first answer again. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    UseInterceptors(ReplayAnswers),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes a repeated request safe: the same key and body get the first answer again, for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
}

/**
 * Lets the handler go ahead: its transaction also stores the answer, under a key that is unique, so of a request that comes
 * twice only one takes effect. Only when the handler fails is there a look whether its twin has been answered already; the
 * first time, which is nearly every time, pays nothing for it.
 */
@Injectable()
export class ReplayAnswers implements NestInterceptor {
  private readonly running = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const status = this.reflector.get<Declaration>(RETURNS, context.getHandler()).status;
    const once = onceOf(request, status, this.settings.ENCRYPTION_KEY);
    if (!once) {
      return next.handle();
    }
    request.once = once;
    return defer(() => {
      const mark = `${once.scope} ${once.key}`;
      if (this.running.has(mark)) {
        throw new Refusal('request.in_progress', { retryAfterSeconds: 1 });
      }
      this.running.add(mark);
      return this.handle(once, next, reply).pipe(finalize(() => this.running.delete(mark)));
    });
  }

  private handle(once: Once, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    return next.handle().pipe(
      tap(() => {
        if (!once.recorded) {
          throw new Error('an idempotent route answered without storing its answer');
        }
      }),
      catchError((thrown: unknown) =>
        mayBeTwin(thrown)
          ? from(this.replay(once, reply)).pipe(
              switchMap((answer) => (answer === undefined ? throwError(() => thrown) : of(answer))),
            )
          : throwError(() => thrown),
      ),
    );
  }

  private async replay(once: Once, reply: FastifyReply): Promise<unknown> {
    const stored = await this.storedAnswers.find(once);
    if (!stored) {
      return undefined;
    }
    // Before it is opened: an answer of a key that has left the ring since is refused, and nothing is done twice.
    if (!once.isAskedFor(stored.fingerprint)) {
      throw new Refusal('request.idempotency_mismatch');
    }
    void reply.status(stored.status).header('idempotency-replayed', 'true');
    return this.storedAnswers.open(stored);
  }
}

/** What stands in the way may be our own first time: the slot is taken by it, the name exists, the key has its answer. */
function mayBeTwin(thrown: unknown): boolean {
  return (
    violatedConstraint(thrown) !== undefined ||
    (thrown instanceof Refusal && thrown.code !== 'request.idempotency_mismatch')
  );
}

function onceOf(request: FastifyRequest, status: number, ring: KeyRing): Once | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    return undefined;
  }
  if (typeof key !== 'string' || !keyShape.test(key)) {
    const detail = 'Expected 1 to 255 visible ASCII characters.';
    throw new Refusal('request.invalid', {
      errors: [{ pointer: '/idempotency-key', code: 'invalid_format', detail, in: 'header' }],
    });
  }
  const caller = request.caller ?? { kind: 'anonymous' };
  const [first, ...others] = ring;
  const { method, url, body } = request;
  const earlier = () => others.map((other) => fingerprintOf(other.key, method, url, body));
  return new Once(actorOf(caller), key, fingerprintOf(first.key, method, url, body), status, earlier);
}
