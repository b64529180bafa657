import { type Kysely, sql } from 'kysely';
import { newId } from '../../../values/ids.ts';
import { type MovementKind, type Moved, movements } from './movements.ts';

/** A payment as the books need it; the entity is one. */
export interface BookedPayment extends Moved {
  id: string;
  currency: string;
}

export interface BookedRefund extends Moved {
  id: string;
  paymentId: string;
  currency: string;
}

/** Books a payment that has come, online or at the desk, and what of it is whose. Once: a second time is a violation. */
export async function paymentSucceeded(
  transaction: Kysely<never>,
  payment: BookedPayment,
  at: Date,
): Promise<void> {
  const about = { ...payment, paymentId: payment.id, refundId: null };
  await book(transaction, ['payment_received', 'payment_shared'], about, at);
}

/** Books that a refund is owed. However often carrying it out fails, the account `refund` keeps it until it is paid. */
export async function refundOwed(transaction: Kysely<never>, refund: BookedRefund, at: Date): Promise<void> {
  await book(transaction, ['refund_owed'], { ...refund, refundId: refund.id }, at);
}

/** Books that a refund has left for the patient. */
export async function refundPaid(transaction: Kysely<never>, refund: BookedRefund, at: Date): Promise<void> {
  await book(transaction, ['refund_paid'], { ...refund, refundId: refund.id }, at);
}

/** Books that a refund which had left has come back: it is owed as before. */
export async function refundBounced(
  transaction: Kysely<never>,
  refund: BookedRefund,
  at: Date,
): Promise<void> {
  await book(transaction, ['refund_bounced'], { ...refund, refundId: refund.id }, at);
}

interface About extends Moved {
  paymentId: string;
  refundId: string | null;
  currency: string;
}

/** One statement; each movement under a transaction id of its own, by which the database checks its balance when it commits. */
async function book(
  transaction: Kysely<never>,
  kinds: readonly MovementKind[],
  about: About,
  at: Date,
): Promise<void> {
  const entries = kinds.flatMap((kind) => {
    const transactionId = newId();
    return Object.entries(movements[kind](about))
      .filter(([, amountMinor]) => amountMinor !== 0)
      .map(([account, amountMinor]) => ({ transactionId, kind, account, amountMinor }));
  });
  const rows = entries.map(
    ({ transactionId, kind, account, amountMinor }) =>
      sql`(${transactionId}::uuid, ${about.paymentId}::uuid, ${about.refundId}::uuid, ${kind}, ${account},
           ${amountMinor}::bigint, ${about.currency}, ${at}::timestamptz)`,
  );
  await sql`
    insert into ledger_entries (transaction_id, payment_id, refund_id, kind, account, amount_minor, currency, at)
    values ${sql.join(rows)}`.execute(transaction);
}
