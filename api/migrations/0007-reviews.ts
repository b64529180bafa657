import { Migration } from '@mikro-orm/migrations';

/**
 * What patients say of a visit, what is said of that, and the figures a doctor is found by.
 *
 * Lock order: the review, then the figures of its doctor. The figures stand in a table of their own, so that whoever writes a review
 * never waits for a booking with the same doctor, which holds the doctor's row.
 */
export class ReviewsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table doctor_ratings (
        doctor_id uuid primary key constraint doctor_ratings_doctor references doctors (id) on delete cascade,
        rating_sum integer not null,
        rating_count integer not null,
        average numeric(3, 2) null,
        smoothed numeric(6, 5) not null,
        updated_at timestamptz not null,
        constraint doctor_ratings_possible check (rating_sum >= rating_count and rating_sum <= rating_count * 5),
        constraint doctor_ratings_average check ((rating_count = 0) = (average is null))
      )`);
    this.addSql(`alter table doctors drop column rating_average, drop column rating_count`);

    this.addSql(`
      create table reviews (
        id uuid primary key,
        appointment_id uuid not null constraint reviews_appointment_unique unique
          constraint reviews_appointment references appointments (id),
        hospital_id uuid not null,
        doctor_id uuid not null constraint reviews_doctor references doctors (id),
        patient_id uuid not null,
        rating smallint not null constraint reviews_rating check (rating >= 1 and rating <= 5),
        text text null,
        status text not null constraint reviews_status_known check (status in ('published', 'hidden')),
        hidden_reason text null,
        reported_at timestamptz null,
        reply_text text null,
        reply_by text null constraint reviews_reply_by_known check (reply_by in ('doctor', 'hospital')),
        replied_at timestamptz null,
        edited_at timestamptz null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint reviews_hidden_has_reason check ((status = 'hidden') = (hidden_reason is not null)),
        constraint reviews_reply_whole
          check ((reply_text is null) = (replied_at is null) and (reply_text is null) = (reply_by is null))
      )`);
    this.addSql(
      `create index reviews_of_doctor on reviews (doctor_id, created_at, id) where status = 'published'`,
    );
    this.addSql(`create index reviews_newest on reviews (created_at, id)`);
    this.addSql(`create index reviews_hidden on reviews (created_at, id) where status = 'hidden'`);
    this.addSql(`create index reviews_reported on reviews (reported_at, id) where reported_at is not null`);

    this.addSql(`
      create table review_reports (
        id uuid primary key,
        review_id uuid not null constraint review_reports_review references reviews (id),
        reporter_id uuid not null,
        reporter_role text not null,
        reason text not null,
        note bytea null,
        settled_at timestamptz null,
        created_at timestamptz not null,
        constraint review_reports_once unique (review_id, reporter_id)
      )`);

    this.addSql(`
      create table review_moderation (
        id uuid primary key,
        review_id uuid not null constraint review_moderation_review references reviews (id),
        action text not null
          constraint review_moderation_action_known check (action in ('hide', 'restore', 'dismiss_reports')),
        reason text null,
        note bytea null,
        actor text not null,
        rating smallint not null,
        text text null,
        at timestamptz not null
      )`);
    this.addSql(`create index review_moderation_of_review on review_moderation (review_id, id)`);
  }
}
