import { Migration } from '@mikro-orm/migrations';

/** What every module relies on: extensions, the outbox and the stored answers of idempotent requests. */
export class PlatformMigration extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`);
    this.addSql(`create extension if not exists pg_trgm`);
    this.addSql(`create extension if not exists citext`);
    this.addSql(`create extension if not exists unaccent`);

    this.addSql(`
      create table outbox_events (
        id bigint generated always as identity primary key,
        type text not null,
        payload jsonb not null,
        occurred_at timestamptz not null
      )`);

    this.addSql(`
      create table idempotency_keys (
        scope text not null,
        key text not null,
        fingerprint text not null,
        status smallint not null,
        body bytea null,
        created_at timestamptz not null,
        primary key (scope, key)
      )`);
    this.addSql(`create index idempotency_keys_age on idempotency_keys (created_at)`);
  }
}
