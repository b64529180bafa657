import type { FastifyReply } from 'fastify';

/** The control speaks plainly; only /v1 speaks Stripe's errors. */
export function refuse(reply: FastifyReply, status: number, ...faults: string[]): FastifyReply {
  return reply.code(status).send({ faults });
}
