import type { Database } from '../world/database.ts';
import type { StripeObject, StripeWorld } from '../world/stripe.ts';

/** Both sides as they are when all has come to rest: Stripe's by its lists, ours by our tables. */
export interface Books {
  intents: Intent[];
  charges: Charge[];
  stripeRefunds: StripeRefund[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  appointments: AppointmentRow[];
  ledger: LedgerRow[];
  receipts: ReceiptRow[];
}

export interface Intent extends StripeObject {
  status: string;
  amount: number;
  metadata: { payment_id?: string };
}

export interface Charge extends StripeObject {
  status: 'succeeded' | 'pending' | 'failed';
  amount: number;
  payment_intent: string;
}

export interface StripeRefund extends StripeObject {
  status: string;
  amount: number;
  payment_intent: string;
  metadata: { refund_id?: string };
}

export interface PaymentRow {
  id: string;
  appointmentId: string;
  status: string;
  amountMinor: number;
  refundedMinor: number;
  intentId: string | null;
}

export interface RefundRow {
  id: string;
  paymentId: string;
  status: string;
  amountMinor: number;
  reason: string;
  stripeRefundId: string | null;
}

export interface AppointmentRow {
  id: string;
  status: string;
  feeMinor: number;
  startsAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
  /** The visit that is to move here, where this row only keeps a new time. */
  keptFor: string | null;
}

export interface LedgerRow {
  transactionId: string;
  paymentId: string;
  account: string;
  amountMinor: number;
  currency: string;
}

export interface ReceiptRow {
  hospitalId: string;
  appointmentId: string;
  number: number;
  lastNumber: number;
}

export async function readBooks(database: Database, stripe: StripeWorld): Promise<Books> {
  return {
    intents: await stripe.all<Intent>('/v1/payment_intents'),
    charges: await stripe.all<Charge>('/v1/charges'),
    stripeRefunds: await stripe.all<StripeRefund>('/v1/refunds'),
    payments: await database.rows<PaymentRow>(`
      select id, appointment_id as "appointmentId", status, amount_minor::int as "amountMinor",
             refunded_minor::int as "refundedMinor", stripe_payment_intent_id as "intentId"
        from payments where channel = 'online'`),
    refunds: await database.rows<RefundRow>(`
      select id, payment_id as "paymentId", status, amount_minor::int as "amountMinor", reason,
             stripe_refund_id as "stripeRefundId" from refunds`),
    appointments: await database.rows<AppointmentRow>(`
      select a.id, a.status, a.fee_minor::int as "feeMinor", a.starts_at as "startsAt", a.moves_appointment_id as "keptFor",
             (select min(h.at) from appointment_history h
               where h.appointment_id = a.id and h.to_status = 'confirmed') as "confirmedAt",
             (select max(h.at) from appointment_history h
               where h.appointment_id = a.id and h.to_status = 'cancelled') as "cancelledAt"
        from appointments a where a.payment = 'online'`),
    ledger: await database.rows<LedgerRow>(`
      select transaction_id as "transactionId", payment_id as "paymentId", account, amount_minor::int as "amountMinor",
             currency from ledger_entries`),
    receipts: await database.rows<ReceiptRow>(`
      select r.hospital_id as "hospitalId", r.appointment_id as "appointmentId", r.number::int as number,
             c.last_number::int as "lastNumber"
        from receipts r join receipt_counters c on c.hospital_id = r.hospital_id`),
  };
}
