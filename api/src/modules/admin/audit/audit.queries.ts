import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { AuditEntryAnswer, AuditQuery } from './audit.schemas.ts';

export interface AuditRow extends AuditEntryAnswer {
  /** Where the list goes on behind it. */
  place: AuditPlace;
}

/** The instant in all its microseconds, and the number of the entry. */
export type AuditPlace = [at: string, seq: string];

export type AuditAsked = Omit<AuditQuery, 'cursor'> & { after: AuditPlace | undefined };

/** Entries, the newest first, with the names their actors have now: looked up for those that are shown, all at once. */
export async function readAudit(database: Kysely<never>, asked: AuditAsked): Promise<AuditRow[]> {
  const { rows } = await auditStatement(asked).execute(database);
  return rows;
}

export function auditStatement(asked: AuditAsked): RawBuilder<AuditRow> {
  return sql<AuditRow>`
    with page as materialized (
      select * from audit_entries where ${sql.join(conditions(asked), sql` and `)}
       order by at desc, seq desc limit ${asked.limit}
    )
    select page.id, ${rfc3339('page.at')} as at,
           json_build_object(
             'kind', page.actor_kind, 'id', page.actor_id, 'role', page.actor_role, 'hospitalId', page.actor_hospital_id,
             'name', coalesce(accounts.full_name, api_keys.name), 'email', accounts.email) as actor,
           page.action, json_build_object('type', page.resource_type, 'id', page.resource_id) as resource,
           case when page.hospital_id is not null
                then json_build_object('id', page.hospital_id, 'name', hospitals.name) end as hospital,
           host(page.ip) as ip, page.user_agent as "userAgent", page.request_id as "requestId", page.details,
           json_build_array(to_char(page.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), page.seq::text) as place
      from page
      left join accounts on page.actor_kind = 'user' and accounts.id = page.actor_id
      left join api_keys on page.actor_kind = 'api_key' and api_keys.id = page.actor_id
      left join hospitals on hospitals.id = page.hospital_id
     order by page.at desc, page.seq desc`;
}

/** Only what is asked for stands in the statement, so that PostgreSQL sees which index it is about. */
function conditions(asked: AuditAsked): RawBuilder<unknown>[] {
  const { actorId, resourceType, resourceId, hospitalId, ip, requestId, from, to, after } = asked;
  return [
    sql`true`,
    actorId !== undefined && sql`actor_id = ${actorId}::uuid`,
    ...ofAction(asked.action),
    resourceType !== undefined && sql`resource_type = ${resourceType}`,
    resourceId !== undefined && sql`resource_id = ${resourceId}::uuid`,
    hospitalId !== undefined && sql`hospital_id = ${hospitalId}::uuid`,
    ip !== undefined && sql`ip = ${ip}::inet`,
    requestId !== undefined && sql`request_id = ${requestId}`,
    from && sql`at >= ${from}`,
    to && sql`at < ${to}`,
    after && sql`(at, seq) < (${after[0]}::timestamptz, ${after[1]}::bigint)`,
  ].filter((condition) => condition !== false && condition !== undefined);
}

function ofAction(action: AuditQuery['action']): RawBuilder<unknown>[] {
  if (action === undefined) {
    return [];
  }
  return action.endsWith('.') ? [sql`resource_type = ${action.slice(0, -1)}`] : [sql`action = ${action}`];
}
