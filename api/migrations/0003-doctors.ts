import { Migration } from '@mikro-orm/migrations';

/** Hospitals, their locations and doctors, what can be booked with each, and the indexes of the search. */
export class DoctorsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table hospitals (
        id uuid primary key,
        slug citext not null constraint hospitals_slug_unique unique,
        name text not null,
        time_zone text not null,
        currency text not null constraint hospitals_currency_code check (currency ~ '^[A-Z]{3}$'),
        policy jsonb not null,
        legal_name text null,
        tax_line text null,
        stripe_account_id text null,
        platform_fee_bps integer null constraint hospitals_platform_fee check (platform_fee_bps between 0 and 10000),
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`);
    this.addSql(
      `alter table accounts add constraint accounts_hospital foreign key (hospital_id) references hospitals (id)`,
    );
    this.addSql(
      `alter table api_keys add constraint api_keys_hospital foreign key (hospital_id) references hospitals (id)`,
    );

    this.addSql(`
      create table locations (
        id uuid primary key,
        hospital_id uuid not null constraint locations_hospital references hospitals (id),
        external_id text null,
        name text not null,
        address_line text null,
        city text null,
        region text null,
        postal_code text null,
        country text null,
        phone text null,
        latitude double precision null constraint locations_latitude check (abs(latitude) <= '90'::double precision),
        longitude double precision null constraint locations_longitude check (abs(longitude) <= '180'::double precision),
        time_zone text not null,
        accessibility text[] not null default '{}',
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint locations_external_id_unique unique (hospital_id, external_id)
      )`);

    this.addSql(`
      create function fold_text(words text) returns text
        language sql immutable strict parallel safe
        return lower(unaccent('unaccent'::regdictionary, words))`);
    this.addSql(`
      create function doctor_search_text(full_name text, specialties text[], credentials text) returns text
        language sql immutable parallel safe
        return fold_text(full_name || ' ' || array_to_string(specialties, ' ') || ' ' || coalesce(credentials, ''))`);

    this.addSql(`
      create table doctors (
        id uuid primary key,
        hospital_id uuid not null constraint doctors_hospital references hospitals (id),
        external_id text null,
        location_id uuid null constraint doctors_location references locations (id),
        full_name text not null,
        email citext null,
        phone text null,
        licence_number text null,
        credentials text null,
        bio text null,
        specialties text[] not null default '{}',
        languages text[] not null default '{}',
        status text not null constraint doctors_status_known check (status in ('pending', 'active', 'suspended')),
        rating_average numeric(3, 2) null,
        rating_count integer not null default 0,
        search_text text generated always as (doctor_search_text(full_name, specialties, credentials)) stored,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint doctors_external_id_unique unique (hospital_id, external_id),
        constraint doctors_with_hospital unique (hospital_id, id)
      )`);
    // A doctor signs in for the hospital the doctor is of, and sees what is that hospital's.
    this.addSql(`
      alter table accounts add constraint accounts_doctor
        foreign key (doctor_id, hospital_id) references doctors (id, hospital_id)`);
    this.addSql(`create index doctors_words on doctors using gin (to_tsvector('simple', search_text))`);
    this.addSql(`create index doctors_trigrams on doctors using gin (search_text gin_trgm_ops)`);
    this.addSql(`create index doctors_specialties on doctors using gin (specialties)`);
    this.addSql(`create index doctors_languages on doctors using gin (languages)`);
    this.addSql(`create index doctors_of_location on doctors (location_id)`);
    this.addSql(`create index doctors_changes on doctors (hospital_id, updated_at, id)`);

    this.addSql(`
      create table visit_types (
        id uuid primary key,
        doctor_id uuid not null constraint visit_types_doctor references doctors (id),
        name text not null,
        duration_minutes integer not null constraint visit_types_duration check (duration_minutes between 5 and 480),
        fee_minor bigint not null constraint visit_types_fee check (fee_minor >= 0),
        currency text not null constraint visit_types_currency_code check (currency ~ '^[A-Z]{3}$'),
        mode text not null constraint visit_types_mode_known check (mode in ('in_person', 'video', 'phone')),
        payment text not null constraint visit_types_payment_known check (payment in ('online', 'at_visit')),
        active boolean not null default true,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint visit_types_name_unique unique (doctor_id, name)
      )`);
  }
}
