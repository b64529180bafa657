import { Migration } from '@mikro-orm/migrations';

/**
 * Doctors who register themselves, what was looked into before they may be booked, and why a doctor is suspended.
 *
 * Lock order: the application, then the doctor, then the account.
 */
export class DoctorApplicationsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create function application_search_text(full_name text, email citext, licence_number text) returns text
        language sql immutable parallel safe
        return fold_text(full_name || ' ' || translate(email::text || ' ' || licence_number, '@._+-/', '      '))`);
    this.addSql(`
      create table doctor_applications (
        id uuid primary key,
        account_id uuid not null constraint doctor_applications_account references accounts (id),
        hospital_id uuid not null constraint doctor_applications_hospital references hospitals (id),
        doctor_id uuid null constraint doctor_applications_doctor references doctors (id),
        full_name text not null,
        email citext not null,
        phone text null,
        specialties text[] not null,
        languages text[] not null,
        licence_number text not null,
        licence_authority text not null,
        licence_country text not null
          constraint doctor_applications_country_code check (licence_country ~ '^[A-Z]{2}$'),
        credentials text null,
        bio text null,
        status text not null constraint doctor_applications_status_known
          check (status in ('submitted', 'in_review', 'approved', 'rejected')),
        decision_reason text null,
        decided_by text null,
        decided_at timestamptz null,
        search_text text generated always as (application_search_text(full_name, email, licence_number)) stored,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint doctor_applications_decided
          check ((status in ('approved', 'rejected')) = (decided_at is not null)
            and (decided_at is null) = (decided_by is null)),
        constraint doctor_applications_approved_has_doctor check ((status = 'approved') = (doctor_id is not null)),
        constraint doctor_applications_rejected_has_reason check (status <> 'rejected' or decision_reason is not null)
      )`);
    this.addSql(`
      create unique index doctor_applications_one_open on doctor_applications (account_id)
        where status in ('submitted', 'in_review')`);
    this.addSql(`create index doctor_applications_of_account on doctor_applications (account_id, id)`);
    this.addSql(`create index doctor_applications_of_hospital on doctor_applications (hospital_id, id)`);
    this.addSql(`create index doctor_applications_by_status on doctor_applications (status, id)`);
    this.addSql(`
      create index doctor_applications_words on doctor_applications using gin (to_tsvector('simple', search_text))`);
    this.addSql(`
      create index doctor_applications_trigrams on doctor_applications using gin (search_text gin_trgm_ops)`);

    this.addSql(`
      create table doctor_application_checks (
        id uuid primary key,
        application_id uuid not null constraint doctor_application_checks_application
          references doctor_applications (id),
        name text not null,
        outcome text not null constraint doctor_application_checks_outcome_known
          check (outcome in ('pending', 'passed', 'failed')),
        note text null,
        evidence text null,
        actor text not null,
        at timestamptz not null,
        constraint doctor_application_checks_once unique (application_id, name)
      )`);

    // Registers, hospitals and doctors part a licence number each in their own way: its letters and digits count.
    this.addSql(`
      create function licence_key(licence_number text) returns text
        language sql immutable strict parallel safe
        return regexp_replace(upper(licence_number), '[^[:alnum:]]', '', 'g')`);
    this.addSql(`create index doctors_licence on doctors (hospital_id, licence_key(licence_number))`);
    this.addSql(`create index doctors_email on doctors (hospital_id, email)`);

    this.addSql(`
      alter table doctors
        add column suspended_at timestamptz null,
        add column suspension_reason text null,
        add column suspended_by text null`);
    this.addSql(`
      alter table doctors add constraint doctors_suspension_of_suspended
        check (status = 'suspended' or (suspended_at is null and suspension_reason is null and suspended_by is null))`);
  }
}
