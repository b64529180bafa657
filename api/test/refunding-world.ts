import { CarryOutRefunds } from '../src/modules/payments/refunds/carry-out-refunds.ts';
import { Refunds } from '../src/modules/payments/refunds/refunds.ts';
import { StripeClient } from '../src/modules/payments/provider/stripe-client.ts';
import { Database } from '../src/platform/database/database.ts';
import { type Clinic, clinic } from './clinic.ts';
import { createTestDatabase } from './database.ts';
import { paidVisit, type PaymentOptions } from './paid-visit.ts';
import { startStripe } from './stripe-sandbox.ts';
import { startTestApp, type TestApp } from './test-app.ts';

export interface OwedOptions extends PaymentOptions {
  /** The test card it was paid with. */
  card?: string;
  refundMinor?: number;
}

interface SeenRefund {
  id: string;
  amount: number;
  status: string | null;
  metadata: Record<string, string> | null;
}

/** Two processes of the API on one database, a Stripe of their own, and a hospital that owes its patients money. */
export async function refundingWorld(env: Record<string, string> = {}) {
  const [stripe, database] = await Promise.all([startStripe(), createTestDatabase()]);
  const settings = { ...stripe.settings, DATABASE_URL: database.url, ...env };
  const worlds = await Promise.all([startTestApp(settings), startTestApp(settings)]);
  const world: TestApp = { ...worlds[0], databaseUrl: database.url };
  const hospital = await clinic(world);
  const ask = world.app.get(StripeClient);

  return {
    stripe,
    worlds,
    world,
    hospital,
    /** 500.00 paid at Stripe by a card, and part of it owed back. */
    owed: (options: OwedOptions = {}) => owedIn(world, hospital, options),
    carryOut: (refundId: string, by: TestApp = world) => by.app.get(CarryOutRefunds).carryOut(refundId),
    sync: (stripeRefundId: string) => world.app.get(CarryOutRefunds).sync(stripeRefundId),
    sweep: () => world.app.get(CarryOutRefunds).sweep(),
    /** The refunds of a payment as Stripe has them, the newest first. */
    atStripe: async (intentId: string): Promise<SeenRefund[]> =>
      (await ask.ask((api) => api.refunds.list({ payment_intent: intentId, limit: 100 }))).data,
    row: (refundId: string) => rowOf(hospital, refundId),
    eventsOf: (refundId: string) => eventsOf(hospital, refundId),
    close: async () => {
      await hospital.close();
      await Promise.all(worlds.map((one) => one.close()));
      await database.drop();
      await stripe.stop();
    },
  };
}

export type RefundingWorld = Awaited<ReturnType<typeof refundingWorld>>;

async function owedIn(
  world: TestApp,
  hospital: Clinic,
  { card = 'pm_card_visa', refundMinor = 20_000, ...options }: OwedOptions,
) {
  const { app, clock } = world;
  const { stripeAccountId } = options;
  const intent = await app.get(StripeClient).ask((api) =>
    api.paymentIntents.create({
      amount: 50_000,
      currency: 'inr',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      payment_method: card,
      confirm: true,
      ...(stripeAccountId && {
        transfer_data: { destination: stripeAccountId },
        application_fee_amount: 2_500,
      }),
    }),
  );
  const visit = await paidVisit(world, hospital, { ...options, paymentIntentId: intent.id });
  const paymentId = visit.paymentIds[0]!;
  const refundId = await app.get(Database).transaction((em) =>
    app.get(Refunds).ofPayment(em.getKysely<never>(), {
      paymentId,
      amountMinor: refundMinor,
      reason: 'goodwill',
      requestedBy: 'staff:1',
      at: clock.now(),
    }),
  );
  return { refundId, paymentId, intentId: intent.id };
}

async function rowOf({ database }: Clinic, refundId: string): Promise<Record<string, unknown>> {
  const { rows } = await database.query<Record<string, unknown>>(
    `select status, attempts, stripe_refund_id, failure_code, settled_at, version from refunds where id = $1`,
    [refundId],
  );
  return rows[0]!;
}

async function eventsOf({ database }: Clinic, refundId: string): Promise<string[]> {
  const { rows } = await database.query<{ type: string }>(
    `select type from outbox_events where payload->>'refundId' = $1 order by id`,
    [refundId],
  );
  return rows.map(({ type }) => type);
}
