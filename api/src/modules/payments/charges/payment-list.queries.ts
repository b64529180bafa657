import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { money } from '../../../values/money.ts';
import { stillOwed } from '../refunds/still-owed.ts';
import type { PaymentAnswer } from './payment-list.schemas.ts';

type Shown = 'amount' | 'platformFee' | 'hospitalShare' | 'refunded' | 'owed' | 'net';

interface Row extends Omit<PaymentAnswer, Shown> {
  amountMinor: string;
  currency: string;
  platformFeeMinor: string;
  refundedMinor: string;
  owedMinor: string;
  refundedFeeMinor: string;
}

/** The payments a condition selects (the table is `p`, their appointments are `a`), with what orders and limits them. */
export async function readPayments(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
): Promise<PaymentAnswer[]> {
  const { rows } = await sql<Row>`
    select p.id, p.appointment_id as "appointmentId", a.reference, p.hospital_id as "hospitalId", p.patient_id as "patientId", p.purpose,
      p.channel, p.status, p.amount_minor as "amountMinor", p.currency, p.platform_fee_minor as "platformFeeMinor",
      p.refunded_minor as "refundedMinor", ${stillOwed} as "owedMinor",
      (select coalesce(sum(r.platform_fee_minor), 0) from refunds r where r.payment_id = p.id) as "refundedFeeMinor",
      p.decline_code as "declineCode", p.recorded_by as "recordedBy", p.stripe_payment_intent_id as "stripePaymentIntentId",
      p.stripe_account_id as "stripeAccountId", ${rfc3339('p.created_at')} as "createdAt", ${rfc3339('p.paid_at')} as "paidAt",
      ${rfc3339('p.cancelled_at')} as "cancelledAt", ${rfc3339('p.updated_at')} as "updatedAt", p.version
    from payments p join appointments a on a.id = p.appointment_id where ${condition}`.execute(database);
  return rows.map(toAnswer);
}

function toAnswer({
  amountMinor,
  currency,
  platformFeeMinor,
  refundedMinor,
  owedMinor,
  refundedFeeMinor,
  ...row
}: Row): PaymentAnswer {
  const [amount, fee, refunded, refundedFee] = [
    amountMinor,
    platformFeeMinor,
    refundedMinor,
    refundedFeeMinor,
  ].map(Number) as [number, number, number, number];
  const keptFee = fee - refundedFee;
  return {
    ...row,
    amount: money(amount, currency),
    platformFee: money(fee, currency),
    hospitalShare: money(amount - fee, currency),
    refunded: money(refunded, currency),
    owed: money(owedMinor, currency),
    net: {
      amount: money(amount - refunded, currency),
      platformFee: money(keptFee, currency),
      hospitalShare: money(amount - refunded - keptFee, currency),
    },
  };
}
