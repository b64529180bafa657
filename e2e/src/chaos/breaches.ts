import type { AppointmentRow, Books, Charge, PaymentRow } from './books.ts';
import { breachesOfLedger } from './ledger-breaches.ts';

/** A sentence of the promise that does not hold, and whom it does not hold for. */
export interface Breach {
  breach: string;
  ids: string[];
}

const dayMs = 24 * 60 * 60_000;
const active = new Set(['confirmed', 'checked_in', 'completed', 'no_show']);

/** Everything that must never be found when all has come to rest, whatever ran before. */
export function breachesIn(books: Books): Breach[] {
  const found = { ...breachesOfCharges(books), ...breachesOfRest(books), ...breachesOfLedger(books) };
  return Object.entries(found)
    .filter(([, ids]) => ids.length > 0)
    .map(([breach, ids]) => ({ breach, ids: [...new Set(ids)] }));
}

/** The centre of it: each visit keeps what it costs, each other what its end calls for, and nobody pays twice. */
function breachesOfCharges(books: Books): Record<string, string[]> {
  const payments = new Map(books.payments.map((payment) => [payment.intentId, payment]));
  const charges = books.charges.filter(({ status }) => status === 'succeeded');
  const visits = books.appointments.filter(({ keptFor }) => keptFor === null);
  const known = new Set(visits.map(({ id }) => id));
  const kept = keptByVisit(books, charges, payments);
  const wrong = (is: (charge: Charge, payment: PaymentRow | undefined) => boolean) =>
    charges.filter((charge) => is(charge, payments.get(charge.payment_intent))).map(({ id }) => id);
  const unsettled = (takesPlace: boolean) =>
    visits
      .filter((visit) => active.has(visit.status) === takesPlace)
      .filter((visit) => (kept.get(visit.id) ?? 0) !== toKeep(visit))
      .map(({ id }) => id);
  return {
    'a charge is not in our books': wrong((_charge, payment) => payment?.status !== 'succeeded'),
    'a charge belongs to no visit': wrong((_charge, payment) => !known.has(payment?.appointmentId ?? '')),
    'a charge has another amount than its payment': wrong(
      (charge, payment) => payment !== undefined && charge.amount !== payment.amountMinor,
    ),
    'an intent was charged twice': repeated(charges.map((charge) => charge.payment_intent)),
    'a visit was not paid as it should be, or more than once': unsettled(true),
    'what went back is not what the end of a visit calls for': unsettled(false),
    'a payment of ours has no charge': books.payments
      .filter(({ status, intentId }) => status === 'succeeded' && !isCharged(charges, intentId))
      .map(({ id }) => id),
  };
}

/** A visit that takes place keeps its fee; one that was cancelled what the policy says; any other nothing. */
function toKeep({ status, feeMinor, startsAt, confirmedAt, cancelledAt }: AppointmentRow): number {
  if (active.has(status)) {
    return feeMinor;
  }
  if (status !== 'cancelled' || !confirmedAt || !cancelledAt) {
    return 0;
  }
  const isLate = startsAt.getTime() - cancelledAt.getTime() < dayMs;
  return isLate ? feeMinor / 2 : 0;
}

/** What each visit's charges are worth after all that went back, as Stripe has it. */
function keptByVisit(
  books: Books,
  charges: readonly Charge[],
  payments: ReadonlyMap<string | null, PaymentRow>,
): Map<string, number> {
  const kept = new Map<string, number>();
  for (const { amount, payment_intent } of charges) {
    const visit = payments.get(payment_intent)?.appointmentId ?? '';
    kept.set(visit, (kept.get(visit) ?? 0) + amount - returned(books, payment_intent));
  }
  return kept;
}

function breachesOfRest({ intents, stripeRefunds, payments, refunds, appointments }: Books) {
  const rows = new Map(refunds.map((refund) => [refund.id, refund]));
  const atStripe = new Map(stripeRefunds.map((refund) => [refund.id, refund]));
  const done = stripeRefunds.filter(({ status }) => status === 'succeeded');
  return {
    'a hold lingers': appointments.filter(({ status }) => status === 'held').map(({ id }) => id),
    'a payment waits': payments.filter(({ status }) => status === 'pending').map(({ id }) => id),
    'a refund is not done': refunds.filter(({ status }) => status !== 'succeeded').map(({ id }) => id),
    'an intent is open at Stripe': intents
      .filter(({ status }) => status !== 'succeeded' && status !== 'canceled')
      .map(({ id }) => id),
    'two intents were made for one payment': repeated(
      intents.flatMap(({ metadata }) => metadata.payment_id ?? []),
    ),
    'a refund at Stripe is not in our books': done
      .filter(({ id, amount, metadata }) => {
        const row = rows.get(metadata.refund_id ?? '');
        return row?.stripeRefundId !== id || row.amountMinor !== amount;
      })
      .map(({ id }) => id),
    'a refund of ours is not at Stripe': refunds
      .filter(({ stripeRefundId }) => atStripe.get(stripeRefundId ?? '')?.status !== 'succeeded')
      .map(({ id }) => id),
    'a payment does not know what was refunded of it': payments
      .filter(({ id, refundedMinor }) => {
        const parts = refunds.filter(({ paymentId }) => paymentId === id);
        return refundedMinor !== parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      })
      .map(({ id }) => id),
  };
}

/** What went back of an intent's charge, as Stripe has it. */
function returned({ stripeRefunds }: Books, intentId: string): number {
  return stripeRefunds
    .filter((refund) => refund.payment_intent === intentId && refund.status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0);
}

function isCharged(charges: readonly Charge[], intentId: string | null): boolean {
  return charges.some((charge) => charge.payment_intent === intentId);
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}
