import { Migration } from '@mikro-orm/migrations';

/**
 * Complaints of patients, what both sides say and hand in, and what was decided. All words are sealed: they tell of health.
 *
 * Lock order: the dispute, then payments.
 */
export class DisputesMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table disputes (
        id uuid primary key,
        appointment_id uuid not null constraint disputes_appointment references appointments (id),
        hospital_id uuid not null,
        doctor_id uuid not null,
        patient_id uuid not null,
        kind text not null constraint disputes_kind_known
          check (kind in ('charged_but_not_seen', 'wrong_amount', 'doctor_no_show', 'quality', 'other')),
        status text not null constraint disputes_status_known
          check (status in ('open', 'under_review', 'resolved', 'withdrawn')),
        text bytea not null,
        assignee_id uuid null,
        awaits text null constraint disputes_awaits_known check (awaits in ('patient', 'hospital', 'admin')),
        due_at timestamptz null,
        outcome text null constraint disputes_outcome_known
          check (outcome in ('refund_full', 'refund_partial', 'reject')),
        refund_minor bigint null constraint disputes_refund check (refund_minor > 0),
        currency text not null,
        refund_ids uuid[] not null default '{}',
        note bytea null,
        resolved_by text null,
        closed_at timestamptz null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint disputes_outcome_when_resolved
          check ((status = 'resolved') = (outcome is not null) and (outcome is null) = (note is null)
            and (outcome is null) = (resolved_by is null)),
        constraint disputes_refund_by_outcome
          check ((refund_minor is not null) = coalesce(outcome in ('refund_full', 'refund_partial'), false)),
        constraint disputes_closed check ((status in ('resolved', 'withdrawn')) = (closed_at is not null)),
        constraint disputes_waiting
          check ((awaits is null) = (due_at is null) and (awaits is null) = (closed_at is not null))
      )`);
    this.addSql(`
      create unique index disputes_one_open on disputes (appointment_id) where status in ('open', 'under_review')`);
    this.addSql(`create index disputes_of_appointment on disputes (appointment_id)`);
    this.addSql(`create index disputes_of_patient on disputes (patient_id, id)`);
    this.addSql(`create index disputes_of_hospital on disputes (hospital_id, id)`);
    this.addSql(`create index disputes_unsettled on disputes (id) where closed_at is null`);

    this.addSql(`
      create table dispute_messages (
        id uuid primary key,
        dispute_id uuid not null constraint dispute_messages_dispute references disputes (id),
        side text not null constraint dispute_messages_side_known check (side in ('patient', 'hospital', 'admin')),
        author text not null,
        internal boolean not null default false,
        text bytea not null,
        created_at timestamptz not null,
        constraint dispute_messages_internal check (not internal or side = 'admin')
      )`);
    this.addSql(`create index dispute_messages_of_dispute on dispute_messages (dispute_id, id)`);

    this.addSql(`
      create table dispute_files (
        id uuid primary key,
        dispute_id uuid not null constraint dispute_files_dispute references disputes (id),
        side text not null constraint dispute_files_side_known check (side in ('patient', 'hospital', 'admin')),
        author text not null,
        name bytea not null,
        media_type text not null,
        size_bytes integer not null constraint dispute_files_size check (size_bytes > 0),
        stored_at timestamptz null,
        created_at timestamptz not null
      )`);
    this.addSql(`create index dispute_files_of_dispute on dispute_files (dispute_id, id)`);
    this.addSql(`create index dispute_files_lost on dispute_files (created_at) where stored_at is null`);

    this.addSql(`
      create table dispute_steps (
        id uuid primary key,
        dispute_id uuid not null constraint dispute_steps_dispute references disputes (id),
        action text not null,
        from_status text null,
        to_status text not null,
        actor text not null,
        details jsonb not null default '{}',
        at timestamptz not null
      )`);
    this.addSql(`create index dispute_steps_of_dispute on dispute_steps (dispute_id, id)`);
  }
}
