import { Migration } from '@mikro-orm/migrations';

/** Accounts of people, their sessions, and the API keys of machines. */
export class AuthMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table accounts (
        id uuid primary key,
        email citext not null constraint accounts_email_unique unique,
        password_hash text not null,
        full_name text not null,
        phone text null,
        time_zone text null,
        locale text null,
        role text not null constraint accounts_role_known check (role in ('patient', 'doctor', 'staff', 'admin')),
        hospital_id uuid null,
        doctor_id uuid null,
        email_verified_at timestamptz null,
        disabled_at timestamptz null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint accounts_staff_has_hospital check (role <> 'staff' or hospital_id is not null),
        constraint accounts_doctor_has_doctor check (role <> 'doctor' or (doctor_id is not null and hospital_id is not null))
      )`);

    this.addSql(`
      create table sign_in_failures (
        email_hash bytea primary key,
        failures integer not null,
        last_failed_at timestamptz not null,
        locked_until timestamptz null
      )`);
    this.addSql(`create index sign_in_failures_age on sign_in_failures (last_failed_at)`);

    this.addSql(`
      create table sessions (
        id uuid primary key,
        account_id uuid not null constraint sessions_account references accounts (id) on delete cascade,
        token_seed bytea not null,
        generation integer not null default 0,
        device_name text null,
        user_agent text null,
        ip_address text null,
        created_at timestamptz not null,
        rotated_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz null,
        revoked_because text null constraint sessions_revocation_known
          check (revoked_because in ('signed_out', 'token_reused')),
        constraint sessions_revocation_has_reason check ((revoked_at is null) = (revoked_because is null))
      )`);
    this.addSql(`create index sessions_of_account on sessions (account_id, id)`);
    this.addSql(`create index sessions_revoked on sessions (revoked_at) where revoked_at is not null`);

    this.addSql(`
      create table api_keys (
        id uuid primary key,
        hospital_id uuid not null,
        name text not null,
        prefix text not null,
        secret_hash bytea not null constraint api_keys_secret_unique unique,
        scopes text[] not null,
        created_by text not null,
        created_at timestamptz not null,
        expires_at timestamptz null,
        last_used_at timestamptz null,
        revoked_at timestamptz null
      )`);
    this.addSql(`create index api_keys_of_hospital on api_keys (hospital_id, id)`);
  }
}
