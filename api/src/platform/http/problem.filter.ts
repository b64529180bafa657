import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemCodes, type ProblemCode } from '../../values/problem-codes.ts';
import { Refusal } from '../../values/refusal.ts';
import { constraintRefusals, violatedConstraint } from '../database/constraint-refusals.ts';
import { isUnavailable } from '../database/unavailable.ts';
import type { Problem } from './problem.schemas.ts';

/** Turns whatever is thrown into problem+json. What is no refusal is a fault of ours: logged whole, told by its request id alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const refusal = asRefusal(thrown);
    if (refusal.code.startsWith('internal.')) {
      this.logger.error({ err: thrown, requestId: request.id }, 'request failed');
    }
    sendProblem(refusal, request, http.getResponse<FastifyReply>());
  }
}

/** The same for routes that are Fastify's own, outside of Nest: `instance.setErrorHandler(sendProblem)`. */
export function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) {
    return;
  }
  const refusal = asRefusal(thrown);
  const problem = toProblem(refusal, request);
  if (typeof refusal.details['retryAfterSeconds'] === 'number') {
    void reply.header('retry-after', String(refusal.details['retryAfterSeconds']));
  }
  if (problem.status === 401) {
    void reply.header('www-authenticate', 'Bearer');
  }
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem));
}

export function toProblem(
  refusal: Refusal,
  request: Pick<FastifyRequest, 'id' | 'url'> & { params?: unknown },
): Problem {
  const { status, title } = problemCodes[refusal.code];
  return {
    type: `/problems/${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...refusal.details,
    instance: instanceOf(request),
    requestId: request.id,
  };
}

/** The path that was asked, without its query; a token that stands in the path is not echoed. */
function instanceOf({ url, params }: { url: string; params?: unknown }): string {
  const path = url.split('?', 1)[0] ?? '/';
  const token = (params as { token?: string } | null | undefined)?.token;
  return token ? path.replace(encodeURIComponent(token), '…').replace(token, '…') : path;
}

const byFastifyCode: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  // What PostgreSQL says of U+0000 in a text, which it cannot store (SQLSTATE).
  '22021': 'request.malformed',
  '22P05': 'request.malformed',
};

const byStatus: Record<number, ProblemCode> = {
  400: 'request.malformed',
  401: 'auth.unauthenticated',
  403: 'auth.forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
  429: 'rate.limited',
  503: 'internal.unavailable',
};

export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) {
    return thrown;
  }
  const constraint = violatedConstraint(thrown);
  const refused = constraint === undefined ? undefined : constraintRefusals[constraint];
  if (refused) {
    return typeof refused === 'string'
      ? new Refusal(refused)
      : new Refusal(refused.code, { errors: refused.errors });
  }
  if (leftInTheMiddle(thrown)) {
    return new Refusal('request.malformed');
  }
  if (isUnavailable(thrown)) {
    return new Refusal('internal.unavailable', { retryAfterSeconds: 1 });
  }
  const code = thrown instanceof Error && 'code' in thrown ? byFastifyCode[String(thrown.code)] : undefined;
  const status =
    thrown instanceof HttpException
      ? thrown.getStatus()
      : thrown instanceof Error && 'statusCode' in thrown
        ? Number(thrown.statusCode)
        : 500;
  return new Refusal(code ?? byStatus[status] ?? 'internal.error');
}

/** Node's word for a body that ends before it is whole: its caller has gone, and nothing of ours has failed. */
function leftInTheMiddle(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    thrown.message === 'aborted' &&
    'code' in thrown &&
    thrown.code === 'ECONNRESET'
  );
}
