import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../../values/refusal.ts';

export type Role = 'patient' | 'doctor' | 'staff' | 'admin';

/** A person with an account, by an access token. Staff and doctors belong to one hospital; admins to none. */
export interface Person {
  kind: 'person';
  accountId: string;
  sessionId: string;
  role: Role;
  hospitalId: string | null;
  doctorId: string | null;
}

/** A machine of one hospital, by an API key. */
export interface Machine {
  kind: 'machine';
  apiKeyId: string;
  hospitalId: string;
  scopes: readonly string[];
}

export type Caller = Person | Machine | { kind: 'anonymous' };

/** How the caller is named in history and audit: `patient:<id>`, `staff:<id>`, `api-key:<id>`. */
export function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'person':
      return `${caller.role}:${caller.accountId}`;
    case 'machine':
      return `api-key:${caller.apiKeyId}`;
    case 'anonymous':
      return 'anonymous';
  }
}

/** Whether the caller works for that hospital: its staff, its machines, and every admin. */
export function worksFor(caller: Caller, hospitalId: string): boolean {
  if (caller.kind === 'machine') {
    return caller.hospitalId === hospitalId;
  }
  return (
    caller.kind === 'person' &&
    (caller.role === 'admin' || (caller.role === 'staff' && caller.hospitalId === hospitalId))
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
    /** Why the credential that came with the request is none: it is refused once the request has been counted. */
    credentialFault?: Refusal;
  }
}

/** Who calls, as established by the guard before the handler. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  return context.switchToHttp().getRequest<FastifyRequest>().caller ?? { kind: 'anonymous' };
});
