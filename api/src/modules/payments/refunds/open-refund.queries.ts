import { type Kysely, type RawBuilder, sql } from 'kysely';
import { refundWaitSeconds } from '../rules/refund-attempts.ts';
import type { RefundStep } from './refund-step.ts';

/** A refund with what carrying it out needs of its payment. */
export interface OpenRefund {
  id: string;
  paymentId: string;
  appointmentId: string;
  hospitalId: string;
  patientId: string;
  amountMinor: number;
  platformFeeMinor: number;
  currency: string;
  channel: 'online' | 'desk';
  status: 'pending' | 'succeeded' | 'failed';
  /** How many attempts have failed. */
  attempts: number;
  /** The attempt that stands at Stripe. */
  stripeRefundId: string | null;
  failureCode: string | null;
  intentId: string | null;
  stripeAccountId: string | null;
  /** Of the whole payment. */
  paymentFeeMinor: number;
  settledBy: string | null;
  settledAt: Date | null;
  version: number;
  updatedAt: Date;
}

const batchSize = 100;
const lookAgainSeconds = 60 * 60;

export async function readRefund(database: Kysely<never>, id: string): Promise<OpenRefund | undefined> {
  return (await refundsWhere(database, sql`r.id = ${id}::uuid`))[0];
}

/** Kept from others until the transaction ends; its payment is locked before, where that is locked at all. */
export async function lockRefund(transaction: Kysely<never>, id: string): Promise<OpenRefund | undefined> {
  return (await refundsWhere(transaction, sql`r.id = ${id}::uuid for update of r`))[0];
}

/**
 * What should be gone by now: refunds nobody has sent, those whose next attempt is due, and those of which Stripe has not told how
 * they ended.
 */
export async function readDue(database: Kysely<never>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from refunds
     where status <> 'succeeded' -- as the index says
       and status = 'pending' and channel = 'online'
       and updated_at <= ${now}::timestamptz - make_interval(secs =>
             case when stripe_refund_id is not null then ${lookAgainSeconds}::int
                  else (${[...refundWaitSeconds]}::int[])[least(attempts + 1, ${refundWaitSeconds.length})] end)
     order by requested_at limit ${batchSize}`.execute(database);
  return rows.map(({ id }) => id);
}

/** Which attempt at which refund a refund of Stripe's stands for, also one made by hand that says nothing of itself. */
export async function readStandingAttempt(
  database: Kysely<never>,
  stripeRefundId: string,
): Promise<{ refundId: string; attempt: number } | undefined> {
  const { rows } = await sql<{ refundId: string; attempt: number }>`
    select id as "refundId", attempts + 1 as attempt from refunds
     where stripe_refund_id = ${stripeRefundId}`.execute(database);
  return rows[0];
}

/** Writes where a refund stands, and by which steps it came there; the caller has locked it. */
export async function writeStanding(
  transaction: Kysely<never>,
  r: OpenRefund,
  steps: readonly RefundStep[],
  at: Date,
): Promise<void> {
  const rows = steps.map(
    ({ action, actor, failureCode = null }) =>
      sql`(${r.id}::uuid, ${action}, ${r.channel}, ${actor}, ${failureCode}, ${at}::timestamptz)`,
  );
  const noted =
    rows.length === 0
      ? sql``
      : sql`with noted as (
          insert into refund_steps (refund_id, action, channel, actor, failure_code, at) values ${sql.join(rows)})`;
  await sql`
    ${noted}
    update refunds
       set status = ${r.status}, channel = ${r.channel}, attempts = ${r.attempts}, stripe_refund_id = ${r.stripeRefundId},
           failure_code = ${r.failureCode}, settled_by = ${r.settledBy}, settled_at = ${r.settledAt},
           version = version + 1, updated_at = ${at}
     where id = ${r.id}::uuid`.execute(transaction);
}

type Amounts = 'amountMinor' | 'platformFeeMinor' | 'paymentFeeMinor';
type Raw = Omit<OpenRefund, Amounts | 'settledAt' | 'updatedAt'> &
  Record<Amounts, string> & { settledAt: string | null; updatedAt: string };

async function refundsWhere(database: Kysely<never>, condition: RawBuilder<unknown>): Promise<OpenRefund[]> {
  const { rows } = await sql<Raw>`
    select r.id, r.payment_id as "paymentId", p.appointment_id as "appointmentId", p.hospital_id as "hospitalId",
           p.patient_id as "patientId", r.amount_minor as "amountMinor", r.platform_fee_minor as "platformFeeMinor",
           p.currency, r.channel, r.status, r.attempts, r.stripe_refund_id as "stripeRefundId",
           r.failure_code as "failureCode", p.stripe_payment_intent_id as "intentId",
           p.stripe_account_id as "stripeAccountId", p.platform_fee_minor as "paymentFeeMinor",
           r.settled_by as "settledBy", r.settled_at as "settledAt", r.version, r.updated_at as "updatedAt"
      from refunds r join payments p on p.id = r.payment_id
     where ${condition}`.execute(database);
  return rows.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    platformFeeMinor: Number(row.platformFeeMinor),
    paymentFeeMinor: Number(row.paymentFeeMinor),
    settledAt: row.settledAt === null ? null : new Date(row.settledAt),
    updatedAt: new Date(row.updatedAt),
  }));
}
