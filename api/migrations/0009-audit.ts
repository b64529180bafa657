import { Migration } from '@mikro-orm/migrations';

/**
 * Who did what to which record, from where. Nothing refers to another table: an entry outlives what it tells of.
 *
 * Not partitioned: nothing is ever removed from it, lists read its newest end through an index, and a table that is only added to
 * needs no vacuum. `previous_hash` and `hash` are room for the chain of hashes over the entries; it will be computed in the order of
 * `seq`, and until it is there they are null.
 */
export class AuditMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_entries (
        seq bigint generated always as identity primary key,
        id uuid not null constraint audit_entries_id_unique unique,
        at timestamptz not null,
        actor_kind text not null constraint audit_entries_actor_kind_known
          check (actor_kind in ('user', 'api_key', 'system', 'anonymous')),
        actor_id uuid null,
        actor_role text null,
        actor_hospital_id uuid null,
        action text not null,
        resource_type text not null,
        resource_id uuid null,
        hospital_id uuid null,
        ip inet null,
        user_agent text null,
        request_id text null,
        details jsonb not null default '{}',
        previous_hash bytea null,
        hash bytea null,
        constraint audit_entries_actor check ((actor_kind in ('user', 'api_key')) = (actor_id is not null)),
        constraint audit_entries_action check (starts_with(action, resource_type || '.'))
      )`);
    // One for each filter, in the order of the list: whatever is asked for, its newest lie together.
    this.addSql(`create index audit_entries_by_time on audit_entries (at, seq)`);
    this.addSql(`create index audit_entries_of_action on audit_entries (action, at, seq)`);
    this.addSql(`create index audit_entries_of_type on audit_entries (resource_type, at, seq)`);
    for (const [name, column] of filters) {
      this.addSql(`create index ${name} on audit_entries (${column}, at, seq) where ${column} is not null`);
    }
    this.addSql(keepAudit);
    this.addSql(`
      create trigger audit_entries_kept before update or delete or truncate on audit_entries
        for each statement execute function keep_audit()`);
    // Also in a session that has turned the ordinary triggers off (session_replication_role).
    this.addSql(`alter table audit_entries enable always trigger audit_entries_kept`);
  }
}

const filters = [
  ['audit_entries_of_actor', 'actor_id'],
  ['audit_entries_of_resource', 'resource_id'],
  ['audit_entries_of_hospital', 'hospital_id'],
  ['audit_entries_from_address', 'ip'],
  ['audit_entries_of_request', 'request_id'],
] as const;

const keepAudit = `
  create function keep_audit() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit log is append-only' using constraint = 'audit_entries_kept', errcode = 'check_violation';
  end $$`;
