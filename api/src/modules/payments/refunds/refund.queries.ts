import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RefundablePayment, RefundPart } from '../rules/spread-refund.ts';
import type { RefundReason } from './refund-reasons.ts';

/** A payment that has come, as far as refunds need it. */
export interface PaidPayment extends RefundablePayment {
  appointmentId: string;
  hospitalId: string;
  patientId: string;
  channel: 'online' | 'cash' | 'card';
  currency: string;
}

/** A refund about to be written down. */
export interface NewRefund extends RefundPart {
  id: string;
  reason: RefundReason;
  note: Buffer | null;
  channel: 'online' | 'desk';
  requestedBy: string;
  at: Date;
}

/** What has been paid for an appointment, the newest payment first. */
export function readPaid(database: Kysely<never>, appointmentId: string): Promise<PaidPayment[]> {
  return paidWhere(database, sql`appointment_id = ${appointmentId}::uuid`, sql``);
}

/** The same, kept from others until the transaction ends. In one order, so that two of them never wait for each other. */
export function lockPaid(transaction: Kysely<never>, appointmentId: string): Promise<PaidPayment[]> {
  return paidWhere(transaction, sql`appointment_id = ${appointmentId}::uuid`, sql`for update`);
}

export async function lockPaidPayment(
  transaction: Kysely<never>,
  paymentId: string,
): Promise<PaidPayment | undefined> {
  const [payment] = await paidWhere(transaction, sql`id = ${paymentId}::uuid`, sql`for update`);
  return payment;
}

/** Writes a refund down, its first step with it, and counts it at its payment, which the caller has locked. */
export async function insertRefund(transaction: Kysely<never>, refund: NewRefund): Promise<void> {
  await sql`
    with counted as (
      update payments
         set refunded_minor = refunded_minor + ${refund.amountMinor}::bigint, version = version + 1, updated_at = ${refund.at}
       where id = ${refund.paymentId}::uuid),
    noted as (
      insert into refund_steps (refund_id, action, channel, actor, at)
      values (${refund.id}::uuid, 'request', ${refund.channel}, ${refund.requestedBy}, ${refund.at}::timestamptz))
    insert into refunds (id, payment_id, amount_minor, platform_fee_minor, reason, note, channel, status, requested_by,
                         requested_at, updated_at)
    values (${refund.id}::uuid, ${refund.paymentId}::uuid, ${refund.amountMinor}, ${refund.platformFeeMinor}, ${refund.reason},
            ${refund.note}, ${refund.channel}, 'pending', ${refund.requestedBy}, ${refund.at}, ${refund.at})`.execute(
    transaction,
  );
}

type Amounts = 'amountMinor' | 'platformFeeMinor' | 'refundedMinor';

async function paidWhere(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  locking: RawBuilder<unknown>,
): Promise<PaidPayment[]> {
  const { rows } = await sql<Omit<PaidPayment, Amounts> & Record<Amounts, string>>`
    select id, appointment_id as "appointmentId", hospital_id as "hospitalId", patient_id as "patientId", channel, currency,
           amount_minor as "amountMinor", platform_fee_minor as "platformFeeMinor", refunded_minor as "refundedMinor"
      from payments where ${condition} and status = 'succeeded'
     order by paid_at desc, id desc ${locking}`.execute(database);
  return rows.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    platformFeeMinor: Number(row.platformFeeMinor),
    refundedMinor: Number(row.refundedMinor),
  }));
}
