import { sql } from 'kysely';
import { Database } from '../src/platform/database/database.ts';
import type { TestApp } from './test-app.ts';

export interface WrittenEntry {
  action: string;
  actor: string;
  resourceId: string | null;
  hospitalId: string | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  details: Record<string, any>;
}

/** What the audit log holds, oldest first, from the entry after `since` on; `actor` as `staff:<id>`, `api_key:<id>`, `system`. */
export async function auditLog(world: TestApp, since = 0): Promise<WrittenEntry[]> {
  const { rows } = await sql<WrittenEntry>`
    select action, concat_ws(':', coalesce(actor_role, actor_kind), actor_id) as actor, resource_id as "resourceId",
           hospital_id as "hospitalId", host(ip) as ip, user_agent as "userAgent", request_id as "requestId", details
      from audit_entries order by seq offset ${since}`.execute(world.app.get(Database).sql);
  return rows;
}
