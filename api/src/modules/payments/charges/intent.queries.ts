import { type Kysely, sql } from 'kysely';
import type { PaymentRow } from './charges.queries.ts';

/**
 * Notes that Stripe is about to be asked for an intent; false when nobody is to pay any more and it was never asked. From then on
 * there may be one, whatever happens to us before we learn its id.
 */
export async function markAsked(database: Kysely<never>, paymentId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update payments set looked_at = ${now}
     where id = ${paymentId}::uuid and (status = 'pending' or looked_at is not null)
    returning id`.execute(database);
  return rows.length > 0;
}

/** Links the intent to its payment, once; false when that has another one. */
export async function linkIntent(
  database: Kysely<never>,
  paymentId: string,
  intent: { id: string; status: string },
): Promise<boolean> {
  const { rows } = await sql`
    update payments set stripe_payment_intent_id = ${intent.id}, intent_status = coalesce(intent_status, ${intent.status})
     where id = ${paymentId}::uuid and (stripe_payment_intent_id is null or stripe_payment_intent_id = ${intent.id})
    returning id`.execute(database);
  return rows.length > 0;
}

/** Nothing of a withdrawn payment is left at Stripe, and nothing ever was. */
export async function markNothingAtStripe(
  database: Kysely<never>,
  paymentId: string,
  now: Date,
): Promise<void> {
  await sql`
    update payments set intent_status = 'canceled', updated_at = ${now}
     where id = ${paymentId}::uuid and status = 'cancelled' and stripe_payment_intent_id is null`.execute(
    database,
  );
}

/** Writes that the money has come. The caller has locked the payment. */
export async function markPaid(
  transaction: Kysely<never>,
  paymentId: string,
  { chargeId, at }: { chargeId: string | null; at: Date },
): Promise<void> {
  await sql`
    update payments
       set status = 'succeeded', paid_at = ${at}, cancelled_at = null, intent_status = 'succeeded', decline_code = null,
           stripe_charge_id = ${chargeId}, version = version + 1, updated_at = ${at}
     where id = ${paymentId}::uuid`.execute(transaction);
}

/** Writes that Stripe will take no money for it any more. */
export async function markCancelled(database: Kysely<never>, paymentId: string, at: Date): Promise<void> {
  await sql`
    update payments
       set status = 'cancelled', cancelled_at = coalesce(cancelled_at, ${at}), intent_status = 'canceled',
           version = version + 1, updated_at = ${at}
     where id = ${paymentId}::uuid and status <> 'succeeded' and intent_status is distinct from 'canceled'`.execute(
    database,
  );
}

/** Writes how far it has come. The caller has locked the payment. */
export async function markProgress(
  transaction: Kysely<never>,
  { id }: PaymentRow,
  seen: { intentStatus: string; chargeId: string | null; declineCode: string | null },
  at: Date,
): Promise<void> {
  await sql`
    update payments
       set intent_status = ${seen.intentStatus}, stripe_charge_id = ${seen.chargeId}, decline_code = ${seen.declineCode},
           version = version + 1, updated_at = ${at}
     where id = ${id}::uuid`.execute(transaction);
}
