import { type Books } from '../chaos/books.ts';
import { breachesIn } from '../chaos/breaches.ts';
import { type ChaosOutcome, runChaos } from '../chaos/run-chaos.ts';
import { hasHeld, summaryOf } from '../chaos/summary.ts';

/** A small one with a fixed seed; `npm run chaos` is the whole. */
const options = { seed: 42, bookings: 60, kills: 3, concurrency: 16, hurried: true };

describe('patients who pay while Stripe fails a tenth of all calls and processes are killed', () => {
  let outcome: ChaosOutcome;

  beforeAll(async () => {
    outcome = await runChaos(options);
  }, 400_000);

  it('each have their visit or the refund its end calls for, and the books agree with Stripe’s', () => {
    expect(hasHeld(outcome) ? '' : summaryOf(outcome)).toBe('');
    expect(outcome.killed).toHaveLength(options.kills);
    const { books } = outcome;
    expect(books.appointments.length).toBeGreaterThan(options.bookings * 0.9);
    expect(books.refunds.length).toBeGreaterThan(0);
    expect(books.appointments.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(0);
  });

  /** Each fault planted in a copy of the real books, and what has to be said of it. */
  const planted: [string, (books: Books) => void][] = [
    ['a charge is not in our books', ({ payments }) => payments.splice(payments.findIndex(isPaid), 1)],
    ['a charge has another amount than its payment', ({ charges }) => (charges.find(isTaken)!.amount += 1)],
    ['a charge belongs to no visit', ({ payments }) => (payments.find(isPaid)!.appointmentId = 'nobody')],
    [
      'what went back is not what the end of a visit calls for',
      ({ stripeRefunds, refunds }) => {
        const early = refunds.find(({ reason }) => reason === 'early_notice')!;
        stripeRefunds.splice(
          stripeRefunds.findIndex(({ id }) => id === early.stripeRefundId),
          1,
        );
      },
    ],
    [
      'an intent was charged twice',
      ({ charges }) => charges.push({ ...charges.find(isTaken)!, id: 'ch_again' }),
    ],
    [
      'a visit was not paid as it should be, or more than once',
      (books) => {
        const visit = books.appointments.find(({ status }) => status === 'confirmed')!;
        const isOf = ({ appointmentId, status }: Books['payments'][number]) =>
          appointmentId === visit.id && status === 'succeeded';
        const payment = books.payments.find(isOf)!;
        const charge = books.charges.find((each) => each.payment_intent === payment.intentId)!;
        books.payments.push({ ...payment, id: 'another', intentId: 'pi_another' });
        books.charges.push({
          ...charge,
          status: 'succeeded',
          id: 'ch_another',
          payment_intent: 'pi_another',
        });
      },
    ],
    [
      'a visit was not paid as it should be, or more than once',
      ({ appointments }) => (appointments.find(({ status }) => status === 'expired')!.status = 'confirmed'),
    ],
    ['a payment of ours has no charge', ({ charges }) => charges.splice(charges.findIndex(isTaken), 1)],
    ['a hold lingers', ({ appointments }) => (appointments[0]!.status = 'held')],
    ['a payment waits', ({ payments }) => (payments[0]!.status = 'pending')],
    ['a refund is not done', ({ refunds }) => (refunds[0]!.status = 'failed')],
    ['an intent is open at Stripe', ({ intents }) => (intents[0]!.status = 'requires_action')],
    [
      'two intents were made for one payment',
      ({ intents }) => intents.push({ ...intents[0]!, id: 'pi_again' }),
    ],
    ['a refund at Stripe is not in our books', ({ refunds }) => refunds.splice(0, 1)],
    ['a refund of ours is not at Stripe', ({ refunds }) => (refunds[0]!.stripeRefundId = 're_nobody')],
    ['a payment does not know what was refunded of it', ({ payments }) => (payments[0]!.refundedMinor += 1)],
    ['a movement does not sum to zero', ({ ledger }) => ledger.splice(0, 1)],
    ['the ledger does not sum to zero', ({ ledger }) => (ledger[0]!.amountMinor += 1)],
    [
      'money is on an account of passage',
      ({ ledger }) => (ledger.find(({ account }) => account === 'refund')!.account = 'clearing'),
    ],
    ['our sum of money kept is not Stripe’s', ({ charges }) => (charges.find(isTaken)!.amount += 1)],
    [
      'hospital and platform do not share what was kept',
      ({ ledger }) => (ledger.find(({ account }) => account === 'hospital')!.account = 'patient'),
    ],
    ['receipts have a gap', ({ receipts }) => (receipts[0]!.number += 1_000)],
    ['a visit that was paid has no receipt', ({ receipts }) => receipts.splice(0, 1)],
  ];

  it.each(planted)('would be told that %s', (breach, plant) => {
    const books = structuredClone(outcome.books);
    plant(books);
    expect(breachesIn(books).map((found) => found.breach)).toContain(breach);
  });
});

const isPaid = ({ status }: { status: string }) => status === 'succeeded';
const isTaken = isPaid;
