import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isId } from '../../../values/ids.ts';
import type { SeenIntent, Window } from '../provider/stripe-lists.ts';
import { stripeAmount } from '../rules/stripe-amount.ts';
import type { OurPayment } from '../rules/intent-differences.ts';
import { pagesById } from './pages-by-id.ts';

/** An online payment of ours in the words of a comparison. */
export interface BookedCharge extends OurPayment {
  id: string;
}

/** Finds the payment an intent belongs to: by the intent we noted, else by the payment the intent itself names. */
export async function chargesOfIntents(
  database: Kysely<never>,
  intents: readonly SeenIntent[],
): Promise<(intent: SeenIntent) => BookedCharge | undefined> {
  const named = intents.flatMap(({ paymentId }) => (paymentId && isId(paymentId) ? [paymentId] : []));
  const charges = await find(
    database,
    sql`(p.stripe_payment_intent_id = any(${intents.map(({ id }) => id)}::text[]) or p.id = any(${named}::uuid[]))`,
  );
  const byIntent = new Map(charges.map((charge) => [charge.intentId, charge]));
  const byId = new Map(charges.map((charge) => [charge.id, charge]));
  return (intent) => byIntent.get(intent.id) ?? byId.get(intent.paymentId?.toLowerCase() ?? '');
}

/** Our online payments of a window that have an intent, page by page. */
export function chargesOfWindow(
  database: Kysely<never>,
  { from, to }: Window,
): AsyncGenerator<BookedCharge[]> {
  return pagesById((after, limit) =>
    find(
      database,
      sql`p.created_at >= ${from} and p.created_at < ${to} and p.stripe_payment_intent_id is not null and p.id > ${after}::uuid`,
      limit,
    ),
  );
}

interface Row {
  id: string;
  status: OurPayment['status'];
  intentId: string | null;
  amountMinor: string;
  currency: string;
  feeMinor: string;
  destination: string | null;
}

async function find(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  limit?: number,
): Promise<BookedCharge[]> {
  const { rows } = await sql<Row>`
    select p.id, p.status, p.stripe_payment_intent_id as "intentId", p.amount_minor as "amountMinor", p.currency,
           p.platform_fee_minor as "feeMinor", p.stripe_account_id as destination
      from payments p
     where p.channel = 'online' and ${condition}
     order by p.id
     limit ${limit ?? null}`.execute(database);
  return rows.map(({ amountMinor, feeMinor, ...row }) => ({
    ...row,
    stripeAmount: stripeAmount({ amountMinor: Number(amountMinor), currency: row.currency }),
    stripeFee: stripeAmount({ amountMinor: Number(feeMinor), currency: row.currency }),
  }));
}
