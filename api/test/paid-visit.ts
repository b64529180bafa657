import { sql } from 'kysely';
import { paymentSucceeded } from '../src/modules/payments/ledger/ledger.ts';
import { Database } from '../src/platform/database/database.ts';
import { defaultBookingPolicy } from '../src/values/booking-policy.ts';
import { newId } from '../src/values/ids.ts';
import type { Clinic } from './clinic.ts';
import type { TestApp } from './test-app.ts';

export interface PaymentOptions {
  amountMinor?: number;
  platformFeeMinor?: number;
  currency?: string;
  channel?: 'online' | 'cash' | 'card';
  paymentIntentId?: string | null;
  chargeId?: string | null;
  stripeAccountId?: string | null;
  purpose?: 'visit' | 'reschedule';
}

/** A confirmed appointment, and what was paid for it: in the books as though each payment had come in its own way. */
export async function paidVisit(world: TestApp, { database, ...at }: Clinic, ...payments: PaymentOptions[]) {
  const now = world.clock.now();
  const startsAt = new Date(now.getTime() + 48 * 3_600_000);
  const appointmentId = newId();
  const doctorId = await at.addDoctor();
  const { accountId: patientId } = await at.addPatient();
  await database.query(
    `insert into appointments (id, reference, hospital_id, doctor_id, location_id, patient_id, lane, starts_at, ends_at,
       status, mode, payment, fee_minor, currency, policy, booked_by, confirmed_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, $7, $7::timestamptz + interval '15 minutes', 'confirmed', 'in_person', 'online',
       50000, 'INR', $8, 'patient', $9, $9, $9)`,
    [
      appointmentId,
      appointmentId,
      at.hospitalId,
      doctorId,
      at.locationId,
      patientId,
      startsAt,
      defaultBookingPolicy,
      now,
    ],
  );
  const paymentIds: string[] = [];
  for (const payment of payments) {
    paymentIds.push(
      await addPayment(world, { appointmentId, patientId, hospitalId: at.hospitalId }, payment),
    );
  }
  return { appointmentId, patientId, startsAt, paymentIds };
}

export type PaidVisit = Awaited<ReturnType<typeof paidVisit>>;

/** What is in each account for some payments; accounts with nothing are left out. */
export async function balancesOf(
  world: TestApp,
  paymentIds: readonly string[],
): Promise<Record<string, number>> {
  const { rows } = await sql<{ account: string; balance: string }>`
    select account, sum(amount_minor) as balance from ledger_entries where payment_id = any(${paymentIds}::uuid[])
     group by account having sum(amount_minor) <> 0`.execute(world.app.get(Database).sql);
  return Object.fromEntries(rows.map(({ account, balance }) => [account, Number(balance)]));
}

async function addPayment(
  world: TestApp,
  { appointmentId, patientId, hospitalId }: { appointmentId: string; patientId: string; hospitalId: string },
  options: PaymentOptions,
): Promise<string> {
  const id = newId();
  const now = world.clock.now();
  const { amountMinor = 50_000, platformFeeMinor = 2_500, currency = 'INR', channel = 'online' } = options;
  await world.app.get(Database).transaction(async (em) => {
    const transaction = em.getKysely<never>();
    await sql`
      insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
        platform_fee_minor, stripe_account_id, stripe_payment_intent_id, stripe_charge_id, recorded_by, paid_at, created_at,
        updated_at)
      values (${id}, ${appointmentId}, ${hospitalId}, ${patientId}, ${options.purpose ?? 'visit'}, ${channel}, 'succeeded',
        ${amountMinor}, ${currency}, ${platformFeeMinor}, ${options.stripeAccountId ?? null},
        ${options.paymentIntentId ?? null}, ${options.chargeId ?? null}, ${channel === 'online' ? null : 'staff:desk'},
        ${now}, ${now}, ${now})`.execute(transaction);
    await paymentSucceeded(transaction, { id, amountMinor, platformFeeMinor, currency }, now);
  });
  return id;
}
