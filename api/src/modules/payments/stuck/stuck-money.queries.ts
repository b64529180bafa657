import { type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { stuckAfterMs } from '../rules/stuck-after.ts';

export const stuckKinds = [
  'refund_failed',
  'refund_overdue',
  'refund_at_desk',
  'payment_overdue',
  'disagreement',
] as const;
export type StuckKind = (typeof stuckKinds)[number];

/** Money that does not get where it should by itself. */
export interface StuckMoney {
  kind: StuckKind;
  /** Of the refund, the payment or the difference. */
  id: string;
  since: string;
  amountMinor: string | null;
  currency: string | null;
  hospitalId: string | null;
  appointmentId: string | null;
  paymentId: string | null;
  refundId: string | null;
  stripeId: string | null;
  /** The code of the failure, or in what the books differ. */
  code: string | null;
}

export interface StuckAsked {
  hospitalId: string | undefined;
  kind: string | undefined;
  now: Date;
  /** `since` and `id` of the last one before. */
  after: readonly [string, string] | undefined;
  limit: number;
}

/** What has been stuck for longest first. Each part reads an index of what is unfinished. */
export function stuckMoney({ hospitalId, kind, now, after, limit }: StuckAsked): RawBuilder<StuckMoney> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const refunds = sql`
    select case when r.status = 'failed' then 'refund_failed' when r.channel = 'desk' then 'refund_at_desk' else 'refund_overdue' end as kind,
           r.id::text as id, case when r.status = 'failed' then r.updated_at else r.requested_at end as since, r.amount_minor,
           p.currency, p.hospital_id, p.appointment_id, p.id as payment_id, r.id as refund_id, r.stripe_refund_id as stripe_id,
           r.failure_code as code
      from refunds r join payments p on p.id = r.payment_id
     where r.status <> 'succeeded' -- as the index says
       and (r.status = 'failed'
            or r.channel = 'online' and r.requested_at < ${before(stuckAfterMs.refund)}
            or r.channel = 'desk' and r.requested_at < ${before(stuckAfterMs.deskRefund)})`;
  const payments = sql`
    select 'payment_overdue', p.id::text, p.created_at, p.amount_minor, p.currency, p.hospital_id, p.appointment_id, p.id,
           null::uuid, p.stripe_payment_intent_id, p.intent_status
      from payments p
     where p.status = 'pending' and p.channel = 'online' and p.created_at < ${before(stuckAfterMs.payment)}`;
  const conditions = [
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(hospitalId === undefined ? [] : [sql`hospital_id = ${hospitalId}::uuid`]),
    ...(after
      ? [sql`(stuck.since, id collate "C") > (${after[0]}::timestamptz, ${after[1]}::text collate "C")`]
      : []),
    sql`true`,
  ];
  return sql<StuckMoney>`
    select kind, id, ${rfc3339('stuck.since')} as since, amount_minor as "amountMinor", currency, hospital_id as "hospitalId",
           appointment_id as "appointmentId", payment_id as "paymentId", refund_id as "refundId", stripe_id as "stripeId", code
      from (select kind, id, date_trunc('milliseconds', since) as since, amount_minor, currency, hospital_id, appointment_id,
                   payment_id, refund_id, stripe_id, code
              from (${refunds} union all ${payments} union all ${disagreements}) as all_kinds) as stuck
     where ${sql.join(conditions, sql` and `)}
     order by stuck.since, id collate "C" limit ${limit}`;
}

/**
 * What a comparison with Stripe has reported and no later one, which has looked at the same again, has found in order: the latest word
 * on each. Differences of what we have no record of are looked for again by a comparison over all of the same time.
 */
const disagreements = sql`
  select 'disagreement', latest.id::text, latest.at, coalesce(r.amount_minor, p.amount_minor), p.currency, p.hospital_id,
         p.appointment_id, p.id, r.id, latest.stripe_id, latest.kind
    from (select distinct on (d.kind, d.payment_id, d.refund_id, d.stripe_id) d.*, run.from_at, run.to_at
            from reconciliation_differences d join reconciliations run on run.id = d.reconciliation_id
           where run.status <> 'running' or d.action = 'reported'
           order by d.kind, d.payment_id, d.refund_id, d.stripe_id, d.id desc) as latest
    left join refunds r on r.id = latest.refund_id
    left join payments p on p.id = coalesce(latest.payment_id, r.payment_id)
   where latest.action = 'reported'
     and not exists (
       select from reconciliations later
        where later.status = 'completed' and later.id > latest.reconciliation_id
          and later.from_at <= coalesce(r.requested_at, p.created_at, latest.from_at)
          and later.to_at > coalesce(r.requested_at, p.created_at, latest.to_at - interval '1 microsecond'))`;
