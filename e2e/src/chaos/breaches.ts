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

/** The centre of it: each charge has one visit or one full refund, and nobody pays twice. */
function breachesOfCharges(books: Books): Record<string, string[]> {
  const payments = new Map(books.payments.map((payment) => [payment.intentId, payment]));
  const appointments = new Map(books.appointments.map((each) => [each.id, each]));
  const charges = books.charges.filter(({ status }) => status === 'succeeded');
  const kept = (charge: Charge) => charge.amount - returned(books, charge.payment_intent);
  const wrong = (is: (charge: Charge, payment: PaymentRow | undefined) => boolean) =>
    charges.filter((charge) => is(charge, payments.get(charge.payment_intent))).map(({ id }) => id);
  const owners = charges
    .filter((charge) => kept(charge) > 0)
    .map((charge) => payments.get(charge.payment_intent)?.appointmentId ?? charge.id);
  return {
    'a charge is not in our books': wrong((_charge, payment) => payment?.status !== 'succeeded'),
    'a charge has another amount than its payment': wrong(
      (charge, payment) => payment !== undefined && charge.amount !== payment.amountMinor,
    ),
    'a charge has neither its visit nor the refund its end calls for': wrong((charge, payment) => {
      const appointment = appointments.get(payment?.appointmentId ?? '');
      return !appointment || !isSettled(appointment, charge.amount, kept(charge));
    }),
    'an intent was charged twice': repeated(charges.map((charge) => charge.payment_intent)),
    'a visit has two charges that were kept': repeated(owners),
    'a visit is confirmed and nobody paid': books.appointments
      .filter(({ id, status }) => active.has(status) && !owners.includes(id))
      .map(({ id }) => id),
    'a payment of ours has no charge': books.payments
      .filter(({ status, intentId }) => status === 'succeeded' && !isCharged(charges, intentId))
      .map(({ id }) => id),
  };
}

/** A visit that takes place keeps the money; one that was cancelled keeps what the policy says; any other keeps nothing. */
function isSettled(
  { status, startsAt, confirmedAt, cancelledAt }: AppointmentRow,
  paid: number,
  kept: number,
): boolean {
  if (active.has(status)) {
    return kept === paid;
  }
  if (status !== 'cancelled' || !confirmedAt || !cancelledAt) {
    return kept === 0;
  }
  const isLate = startsAt.getTime() - cancelledAt.getTime() < dayMs;
  return kept === (isLate ? paid / 2 : 0);
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
