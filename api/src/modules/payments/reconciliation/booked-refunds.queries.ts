import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isId } from '../../../values/ids.ts';
import type { SeenRefund, Window } from '../provider/stripe-lists.ts';
import type { OurRefund } from '../rules/refund-differences.ts';
import { stripeAmount } from '../rules/stripe-amount.ts';
import { pagesById } from './pages-by-id.ts';

/** An online refund of ours in the words of a comparison. */
export interface BookedRefund extends OurRefund {
  id: string;
  paymentId: string;
}

export interface FoundRefund {
  ours: BookedRefund | undefined;
  /** The payment it returns; undefined when that is none of ours. */
  paymentId: string | undefined;
}

/** Finds the row a refund at Stripe belongs to: by the refund we noted, else by the one that the refund itself names. */
export async function refundsOfStripe(
  database: Kysely<never>,
  refunds: readonly SeenRefund[],
): Promise<(refund: SeenRefund) => FoundRefund> {
  const named = refunds.flatMap(({ refundId }) => (refundId && isId(refundId) ? [refundId] : []));
  const rows = await find(
    database,
    sql`(r.stripe_refund_id = any(${refunds.map(({ id }) => id)}::text[]) or r.id = any(${named}::uuid[]))`,
  );
  const byStripe = new Map(rows.map((row) => [row.stripeRefundId, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const payments = await paymentsOf(database, refunds);
  return (refund) => {
    const ours = byStripe.get(refund.id) ?? byId.get(refund.refundId?.toLowerCase() ?? '');
    return { ours, paymentId: ours?.paymentId ?? payments.get(refund.intentId ?? '') };
  };
}

/** Our online refunds of a window, page by page. */
export function refundsOfWindow(
  database: Kysely<never>,
  { from, to }: Window,
): AsyncGenerator<BookedRefund[]> {
  return pagesById((after, limit) =>
    find(
      database,
      sql`r.requested_at >= ${from} and r.requested_at < ${to} and r.id > ${after}::uuid`,
      limit,
    ),
  );
}

interface Row {
  id: string;
  paymentId: string;
  status: OurRefund['status'];
  attempts: number;
  stripeRefundId: string | null;
  amountMinor: string;
  currency: string;
}

async function find(
  database: Kysely<never>,
  condition: RawBuilder<unknown>,
  limit?: number,
): Promise<BookedRefund[]> {
  const { rows } = await sql<Row>`
    select r.id, r.payment_id as "paymentId", r.status, r.attempts, r.stripe_refund_id as "stripeRefundId",
           r.amount_minor as "amountMinor", p.currency
      from refunds r join payments p on p.id = r.payment_id
     where r.channel = 'online' and ${condition}
     order by r.id
     limit ${limit ?? null}`.execute(database);
  return rows.map(({ amountMinor, currency, ...row }) => ({
    ...row,
    stripeAmount: stripeAmount({ amountMinor: Number(amountMinor), currency }),
  }));
}

async function paymentsOf(
  database: Kysely<never>,
  refunds: readonly SeenRefund[],
): Promise<Map<string, string>> {
  const intents = refunds.flatMap(({ intentId }) => (intentId === null ? [] : [intentId]));
  const { rows } = await sql<{ id: string; intentId: string }>`
    select id, stripe_payment_intent_id as "intentId" from payments
     where stripe_payment_intent_id = any(${intents}::text[])`.execute(database);
  return new Map(rows.map(({ id, intentId }) => [intentId, id]));
}
