import { Migration } from '@mikro-orm/migrations';

/**
 * What has happened to each refund, one step a row. The refund itself tells how it stands: that it had arrived once and the bank sent
 * it back, or that it failed and somebody tried again, is gone from there with the next change.
 */
export class RefundStepsMigration extends Migration {
  override up(): void {
    this.addSql(`
      create table refund_steps (
        id bigint generated always as identity primary key,
        refund_id uuid not null constraint refund_steps_refund references refunds (id),
        action text not null constraint refund_steps_action_known
          check (action in ('request', 'succeed', 'settle', 'bounce', 'fail_attempt', 'fail', 'retry')),
        channel text not null,
        actor text not null,
        failure_code text null,
        at timestamptz not null
      )`);
    this.addSql(`create index refund_steps_of_refund on refund_steps (refund_id, id)`);
    this.addSql(knownSteps);
    this.addSql(keepSteps);
    this.addSql(`
      create trigger refund_steps_kept before update or delete or truncate on refund_steps
        for each statement execute function keep_refund_steps()`);
    // Also in a session that has turned the ordinary triggers off (session_replication_role).
    this.addSql(`alter table refund_steps enable always trigger refund_steps_kept`);
  }
}

/** Steps are evidence in disputes. */
const keepSteps = `
  create function keep_refund_steps() returns trigger language plpgsql as $$
  begin
    raise exception 'what happened to refunds is append-only' using constraint = 'refund_steps_kept', errcode = 'check_violation';
  end $$`;

/** The way a refund took in the end may be another: what failed online is handed out at the desk. It began the way it was paid. */
const asRequested = `case when p.channel = 'online' then 'online' else 'desk' end`;

/**
 * Of refunds from before, what the books, the audit log and the refunds know. Attempts that failed and were repeated by themselves
 * nobody has written down.
 */
const knownSteps = `
  insert into refund_steps (refund_id, action, channel, actor, failure_code, at)
  select refund_id, action, channel, actor, failure_code, at from (
    select r.id as refund_id, 'request' as action, ${asRequested} as channel, r.requested_by as actor, null as failure_code,
           r.requested_at as at, 0 as turn
      from refunds r join payments p on p.id = r.payment_id
    union all
    select r.id, case when is_last and r.settled_by is not null then 'settle' else 'succeed' end,
           case when is_last then r.channel else 'online' end, case when is_last then coalesce(r.settled_by, 'stripe') else 'stripe' end,
           null, l.at, 1
      from (select refund_id, at, row_number() over (partition by refund_id order by id desc) = 1 as is_last
              from ledger_entries where kind = 'refund_paid' and account = 'refund') l
      join refunds r on r.id = l.refund_id
    union all
    select refund_id, 'bounce', 'online', 'stripe', null, at, 2
      from ledger_entries where kind = 'refund_bounced' and account = 'refund'
    union all
    select id, 'fail', channel, 'stripe', failure_code, updated_at, 3 from refunds where status = 'failed'
    union all
    select r.id, 'retry', 'online', concat_ws(':', a.actor_role, a.actor_id), null, a.at, 4
      from audit_entries a join refunds r on r.id = a.resource_id
     where a.action = 'refund.retried') as known
   order by at, turn`;
