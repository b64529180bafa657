import { Migration } from '@mikro-orm/migrations';

/**
 * What admins do with accounts: find them, suspend them, end their sessions. And the views people save of the portal's lists.
 *
 * Lock order: accounts by their ids, then what belongs to them.
 */
export class UsersMigration extends Migration {
  override up(): void {
    this.addSql(`alter table accounts rename column disabled_at to suspended_at`);
    this.addSql(
      `alter table accounts add column suspension_reason text null, add column suspended_by text null`,
    );
    this.addSql(`
      update accounts set suspension_reason = 'Disabled before reasons were kept', suspended_by = 'system'
       where suspended_at is not null`);
    this.addSql(`
      alter table accounts add constraint accounts_suspension_whole
        check ((suspended_at is null) = (suspension_reason is null) and (suspended_at is null) = (suspended_by is null))`);

    // The parts of an address are words of their own: whoever types the company finds its people.
    this.addSql(`
      create function account_search_text(full_name text, email citext) returns text
        language sql immutable parallel safe
        return fold_text(full_name || ' ' || translate(email::text, '@._+-', '     '))`);
    this.addSql(`
      alter table accounts add column search_text text
        generated always as (account_search_text(full_name, email)) stored`);
    this.addSql(`create index accounts_words on accounts using gin (to_tsvector('simple', search_text))`);
    this.addSql(`create index accounts_trigrams on accounts using gin (search_text gin_trgm_ops)`);
    this.addSql(`create index accounts_of_role on accounts (role, id)`);
    this.addSql(
      `create index accounts_of_hospital on accounts (hospital_id, id) where hospital_id is not null`,
    );
    this.addSql(`create index accounts_of_doctor on accounts (doctor_id) where doctor_id is not null`);
    this.addSql(`create index accounts_suspended on accounts (id) where suspended_at is not null`);

    this.addSql(`
      alter table sessions drop constraint sessions_revocation_known,
        add constraint sessions_revocation_known
          check (revoked_because in ('signed_out', 'token_reused', 'suspended', 'ended_by_admin'))`);

    this.addSql(`
      create table saved_views (
        id uuid primary key,
        account_id uuid not null constraint saved_views_account references accounts (id) on delete cascade,
        screen text not null,
        name text not null,
        query text not null constraint saved_views_query_short check (octet_length(query) <= 2048),
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint saved_views_name_unique unique (account_id, screen, name)
      )`);
  }
}
