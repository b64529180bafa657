import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ChargeWish } from './charge-wish.ts';

/** A payment as its row has it, as far as charging it goes. */
export interface PaymentRow {
  id: string;
  appointmentId: string;
  hospitalId: string;
  patientId: string;
  purpose: 'visit' | 'reschedule';
  channel: 'online' | 'cash' | 'card';
  status: 'pending' | 'succeeded' | 'cancelled';
  amountMinor: number;
  currency: string;
  platformFeeMinor: number;
  stripeAccountId: string | null;
  intentId: string | null;
  chargeId: string | null;
  intentStatus: string | null;
  declineCode: string | null;
  /** When Stripe was first or last asked about it; null: it has never been heard of there. */
  askedAt: Date | null;
  createdAt: Date;
}

type Raw = Omit<PaymentRow, 'amountMinor' | 'platformFeeMinor' | 'askedAt' | 'createdAt'> & {
  amountMinor: string;
  platformFeeMinor: string;
  askedAt: string | null;
  createdAt: string;
};

const columns = sql`
  p.id, p.appointment_id as "appointmentId", p.hospital_id as "hospitalId", p.patient_id as "patientId", p.purpose,
  p.channel, p.status, p.amount_minor as "amountMinor", p.currency, p.platform_fee_minor as "platformFeeMinor",
  p.stripe_account_id as "stripeAccountId", p.stripe_payment_intent_id as "intentId", p.stripe_charge_id as "chargeId",
  p.intent_status as "intentStatus", p.decline_code as "declineCode", p.looked_at as "askedAt",
  p.created_at as "createdAt"`;

export async function readPayment(database: Kysely<never>, id: string): Promise<PaymentRow | undefined> {
  return (await paymentsWhere(database, sql`p.id = ${id}::uuid`))[0];
}

/** Kept from others until the transaction ends. The doctor and the appointment, where needed, are locked before. */
export async function lockPayment(transaction: Kysely<never>, id: string): Promise<PaymentRow | undefined> {
  return (await paymentsWhere(transaction, sql`p.id = ${id}::uuid for update`))[0];
}

/** What is to be paid online for an appointment now; the newest, should there ever be two. */
export async function readPending(
  database: Kysely<never>,
  appointmentId: string,
): Promise<PaymentRow | undefined> {
  const pending = sql`p.appointment_id = ${appointmentId}::uuid and p.status = 'pending' and p.channel = 'online'`;
  return (await paymentsWhere(database, sql`${pending} order by p.id desc limit 1`))[0];
}

/** What was last paid online for an appointment. */
export async function readPaid(
  database: Kysely<never>,
  appointmentId: string,
): Promise<PaymentRow | undefined> {
  const paid = sql`p.appointment_id = ${appointmentId}::uuid and p.status = 'succeeded' and p.channel = 'online'`;
  return (await paymentsWhere(database, sql`${paid} order by p.paid_at desc limit 1`))[0];
}

async function paymentsWhere(database: Kysely<never>, condition: RawBuilder<unknown>): Promise<PaymentRow[]> {
  const { rows } = await sql<Raw>`select ${columns} from payments p where ${condition}`.execute(database);
  return rows.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    platformFeeMinor: Number(row.platformFeeMinor),
    askedAt: row.askedAt === null ? null : new Date(row.askedAt),
    createdAt: new Date(row.createdAt),
  }));
}

export interface WishOf {
  appointmentId: string;
  hospitalId: string;
  patientId: string;
  purpose: 'visit' | 'reschedule';
  wish: ChargeWish;
  now: Date;
}

export async function insertPending(transaction: Kysely<never>, of: WishOf): Promise<void> {
  const { wish } = of;
  await sql`
    insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                          platform_fee_minor, stripe_account_id, created_at, updated_at)
    values (${wish.paymentId}, ${of.appointmentId}, ${of.hospitalId}, ${of.patientId}, ${of.purpose}, 'online', 'pending',
            ${wish.amountMinor}, ${wish.currency}, ${wish.platformFeeMinor}, ${wish.stripeAccountId}, ${of.now},
            ${of.now})`.execute(transaction);
}

export interface DeskPayment {
  id: string;
  appointmentId: string;
  hospitalId: string;
  patientId: string;
  amountMinor: number;
  currency: string;
  platformFeeMinor: number;
  method: 'cash' | 'card';
  recordedBy: string;
  at: Date;
}

export async function insertAtDesk(transaction: Kysely<never>, paid: DeskPayment): Promise<void> {
  await sql`
    insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
                          platform_fee_minor, recorded_by, paid_at, created_at, updated_at)
    values (${paid.id}, ${paid.appointmentId}, ${paid.hospitalId}, ${paid.patientId}, 'visit', ${paid.method},
            'succeeded', ${paid.amountMinor}, ${paid.currency}, ${paid.platformFeeMinor}, ${paid.recordedBy}, ${paid.at},
            ${paid.at}, ${paid.at})`.execute(transaction);
}

/** Ends what was still to be paid for an appointment (of what began until then) and says so, in one statement. */
export async function withdrawPending(
  transaction: Kysely<never>,
  appointmentId: string,
  at: Date,
  begunUntil: Date | null = null,
): Promise<void> {
  await sql`
    with withdrawn as (
      update payments set status = 'cancelled', cancelled_at = ${at}, version = version + 1, updated_at = ${at}
       where appointment_id = ${appointmentId}::uuid and status = 'pending' and channel = 'online'
         and (${begunUntil}::timestamptz is null or created_at <= ${begunUntil}::timestamptz)
      returning id, appointment_id, hospital_id, patient_id
    )
    insert into outbox_events (type, payload, occurred_at)
    select 'payment.withdrawn',
           jsonb_build_object('paymentId', id, 'appointmentId', appointment_id, 'hospitalId', hospital_id,
                              'patientId', patient_id),
           ${at}::timestamptz
      from withdrawn`.execute(transaction);
}
