import { type RawBuilder, sql } from 'kysely';

/**
 * The insert of entries that are handed over as JSON (`Audit.rowsOf`); `when` is what it hangs on, such as
 * `cross join claim where verdict = 'claimed'` within a larger statement; it may name an entry `e`.
 */
export function insertEntries(
  rows: RawBuilder<unknown>,
  when: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  return sql`
    insert into audit_entries (id, at, actor_kind, actor_id, actor_role, actor_hospital_id, action, resource_type, resource_id,
                               hospital_id, ip, user_agent, request_id, details)
    select e.id, e.at, e.actor_kind, e.actor_id, e.actor_role, e.actor_hospital_id, e.action, e.resource_type, e.resource_id,
           e.hospital_id, e.ip, e.user_agent, e.request_id, e.details
      from jsonb_to_recordset(${rows}::jsonb) as e(
             id uuid, at timestamptz, actor_kind text, actor_id uuid, actor_role text, actor_hospital_id uuid, action text,
             resource_type text, resource_id uuid, hospital_id uuid, ip inet, user_agent text, request_id text, details jsonb)
      ${when}`;
}
