import type Stripe from 'stripe';
import { sql } from 'kysely';
import { RequestReconciliation } from '../src/modules/payments/reconciliation/request-reconciliation.ts';
import { RunReconciliation } from '../src/modules/payments/reconciliation/run-reconciliation.ts';
import { StripeClient } from '../src/modules/payments/provider/stripe-client.ts';
import { Database } from '../src/platform/database/database.ts';
import { newId } from '../src/values/ids.ts';
import { type Clinic, clinic } from './clinic.ts';
import { paidVisit, type PaymentOptions } from './paid-visit.ts';
import { startStripe } from './stripe-sandbox.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** Wide enough for the clock of the test and the real one, by which Stripe counts. */
const window = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2100-01-01T00:00:00Z') };

type IntentParams = Partial<Stripe.PaymentIntentCreateParams>;

/** A hospital whose books and Stripe's can be made to differ, and compared. */
export async function reconciledWorld() {
  const stripe = await startStripe();
  const world = await startTestApp(stripe.settings);
  const hospital = await clinic(world);
  const ask = <T>(call: (api: Stripe) => Promise<T>) => world.app.get(StripeClient).ask(call);
  const intent = (params: IntentParams = {}) =>
    ask((api) =>
      api.paymentIntents.create({
        amount: 50_000,
        currency: 'inr',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        ...params,
      }),
    );
  const paidIntent = (params: IntentParams = {}) =>
    intent({ payment_method: 'pm_card_visa', confirm: true, ...params });
  return {
    stripe,
    world,
    hospital,
    ask,
    intent,
    paidIntent,
    /** A visit whose payment has succeeded, here as at Stripe. */
    paid: async (options: PaymentOptions = {}, params: IntentParams = {}) => {
      const made = await paidIntent(params);
      const visit = await paidVisit(world, hospital, { paymentIntentId: made.id, ...options });
      return { intentId: made.id, paymentId: visit.paymentIds[0]!, ...visit };
    },
    /** A held visit whose payment waits here, whatever has become of it at Stripe. */
    waiting: async (intentId: string | null, status: 'pending' | 'cancelled' = 'pending') => {
      const { appointmentId, patientId } = await paidVisit(world, hospital);
      const now = world.clock.now();
      const paymentId = await addWaiting(hospital, { appointmentId, patientId, intentId, status, now });
      return { appointmentId, paymentId };
    },
    compare: (paymentId: string | null) => compare(world, paymentId),
    statusOf: async (table: 'payments' | 'appointments', id: string) => {
      const { rows } = await hospital.database.query<{ status: string }>(
        `select status from ${table} where id = $1`,
        [id],
      );
      return rows[0]?.status;
    },
    close: async () => {
      await hospital.close();
      await world.close();
      await stripe.stop();
    },
  };
}

export type ReconciledWorld = Awaited<ReturnType<typeof reconciledWorld>>;

interface Waiting {
  appointmentId: string;
  patientId: string;
  intentId: string | null;
  status: 'pending' | 'cancelled';
  now: Date;
}

async function addWaiting(
  { database, hospitalId }: Clinic,
  { appointmentId, patientId, intentId, status, now }: Waiting,
): Promise<string> {
  const paymentId = newId();
  await database.query(
    `update appointments set status = 'held', confirmed_at = null, hold_expires_at = $2 where id = $1`,
    [appointmentId, new Date(now.getTime() + 600_000)],
  );
  const cancelledAt = status === 'pending' ? null : now;
  await database.query(
    `insert into payments (id, appointment_id, hospital_id, patient_id, purpose, channel, status, amount_minor, currency,
       platform_fee_minor, stripe_payment_intent_id, cancelled_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'visit', 'online', $5, 50000, 'INR', 2500, $6, $7, $8, $8)`,
    [paymentId, appointmentId, hospitalId, patientId, status, intentId, cancelledAt, now],
  );
  return paymentId;
}

/** Compares everything, and gives what was found about one payment. */
async function compare({ app }: TestApp, paymentId: string | null): Promise<string[]> {
  const { run } = await app.get(RequestReconciliation).request(window, 'admin:test');
  await app.get(RunReconciliation).run(run.id);
  const { rows } = await sql<{ kind: string; action: string }>`
    select kind, action from reconciliation_differences
     where reconciliation_id = ${run.id} and payment_id is not distinct from ${paymentId}
     order by id`.execute(app.get(Database).sql);
  return rows.map(({ kind, action }) => `${kind} ${action}`);
}
