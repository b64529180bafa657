import { Migration } from '@mikro-orm/migrations';

/**
 * What accounts are told by mail, and what became of it. The table is the queue as well: what is `queued` is due at
 * `next_attempt_at`, and nobody else's until then.
 *
 * It is written in the transaction that delivers events, which nothing an event says may break: accounts alone are referred to.
 */
export class NoticesMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table notices (
        id uuid primary key,
        event_id bigint not null,
        account_id uuid not null constraint notices_account references accounts (id) on delete cascade,
        side text not null constraint notices_side_known check (side in ('patient', 'hospital')),
        kind text not null,
        appointment_id uuid not null,
        dispute_id uuid null,
        channel text not null constraint notices_channel_known check (channel in ('email')),
        address text not null,
        locale text null,
        facts jsonb not null,
        message_id text not null,
        status text not null default 'queued' constraint notices_status_known check (status in ('queued', 'sent', 'failed')),
        attempts integer not null default 0,
        next_attempt_at timestamptz null,
        answer text null constraint notices_answer_short check (length(answer) <= 40),
        created_at timestamptz not null,
        sent_at timestamptz null,
        constraint notices_told_once unique (event_id, account_id),
        constraint notices_queued_is_due check ((status = 'queued') = (next_attempt_at is not null)),
        constraint notices_sent_at check ((status = 'sent') = (sent_at is not null))
      )`);
    this.addSql(`
      create index notices_unsent on notices (status, next_attempt_at, event_id) where status <> 'sent'`);
    this.addSql(`create index notices_of_appointment on notices (appointment_id)`);
  }
}
