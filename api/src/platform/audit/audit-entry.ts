import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { type AuditAction, resourceOf } from '../../values/audit-actions.ts';
import { newId } from '../../values/ids.ts';
import type { Caller, Role } from '../guards/caller.ts';
import { type Changes, kept } from './changes.ts';

/** What a use case says of its change; who made it, when and from where is known already. */
export interface AuditEntry {
  action: AuditAction;
  /** The record it was done to, of the kind the action's first word names. */
  id: string | null;
  /** The hospital that record belongs to. */
  hospitalId: string | null;
  /** What was changed of it: from what, to what. Where nothing was, no entry is written. */
  changes?: Changes | undefined;
  /** Ids, names of fields, reason codes, counts: nothing anybody wrote, no secret, nothing about health. */
  details?: Record<string, unknown> | undefined;
  /** Who did it, where the request does not know yet: somebody who is just signing in. */
  actor?: Actor | undefined;
}

export const actorKinds = ['user', 'api_key', 'system', 'anonymous'] as const;

export interface Actor {
  kind: (typeof actorKinds)[number];
  id: string | null;
  role: Role | null;
  hospitalId: string | null;
}

/** A row of `audit_entries`, as the insert takes it. */
export interface AuditRow {
  id: string;
  at: string;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  actor_role: Role | null;
  actor_hospital_id: string | null;
  action: AuditAction;
  resource_type: string;
  resource_id: string | null;
  hospital_id: string | null;
  ip: string | null;
  user_agent: string | null;
  request_id: string | null;
  details: Record<string, unknown>;
}

const longestUserAgent = 300;

export function auditRow(
  { action, id, hospitalId, changes, details, actor }: AuditEntry & { actor: Actor },
  request: FastifyRequest | undefined,
  at: Date,
): AuditRow {
  return {
    id: newId(),
    at: at.toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_role: actor.role,
    actor_hospital_id: actor.hospitalId,
    action,
    resource_type: resourceOf(action),
    resource_id: id,
    hospital_id: hospitalId,
    ip: addressOf(request?.ip),
    user_agent: request?.headers['user-agent']?.slice(0, longestUserAgent) ?? null,
    request_id: request?.id ?? null,
    details: kept({ ...details, ...(changes && { changes }) }),
  };
}

/** Who acts: the caller of the request, and where there is no request the system itself. */
export function actingIn(request: Pick<FastifyRequest, 'caller'> | undefined): Actor {
  return request ? actorFor(request.caller) : { kind: 'system', id: null, role: null, hospitalId: null };
}

function actorFor(caller: Caller | undefined): Actor {
  switch (caller?.kind) {
    case 'person':
      return { kind: 'user', id: caller.accountId, role: caller.role, hospitalId: caller.hospitalId };
    case 'machine':
      return { kind: 'api_key', id: caller.apiKeyId, role: null, hospitalId: caller.hospitalId };
    default:
      return { kind: 'anonymous', id: null, role: null, hospitalId: null };
  }
}

/** Behind a proxy anything can stand where the address should. An IPv4 address is the same one however it arrived. */
export function addressOf(ip: string | undefined): string | null {
  const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  return isIP(address) === 0 ? null : address;
}
