import { mayRetry, maySettle, refundable, refundStanding, type Payment } from './payment.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const paid: Payment = {
  id: '0199',
  appointmentId: '0198',
  reference: '7K3Q-M0XA',
  hospitalId: '0197',
  patientId: '0196',
  purpose: 'visit',
  channel: 'online',
  status: 'succeeded',
  amount: inr(50_000),
  platformFee: inr(2_500),
  hospitalShare: inr(47_500),
  refunded: inr(10_000),
  owed: inr(0),
  net: { amount: inr(40_000), platformFee: inr(2_000), hospitalShare: inr(38_000) },
  declineCode: null,
  recordedBy: null,
  stripePaymentIntentId: 'pi_1',
  stripeAccountId: null,
  createdAt: '2026-11-22T10:00:00Z',
  paidAt: '2026-11-22T10:00:01Z',
  cancelledAt: null,
  updatedAt: '2026-11-22T10:00:01Z',
  version: 2,
};

describe('what can still be returned of a payment', () => {
  it.each([
    ['what is not on its way back yet', paid, 40_000],
    ['nothing when all went back', { ...paid, refunded: inr(50_000) }, 0],
    ['nothing before the money has come', { ...paid, status: 'pending' as const, refunded: inr(0) }, 0],
    ['nothing of a cancelled one', { ...paid, status: 'cancelled' as const, refunded: inr(0) }, 0],
  ])('is %s', (_title, payment, amountMinor) => {
    expect(refundable(payment)).toEqual(inr(amountMinor));
  });
});

describe('a refund', () => {
  it.each([
    ['pending', 'online', 'On its way', 'busy', false],
    ['pending', 'desk', 'To be handed out', 'busy', true],
    ['succeeded', 'online', 'Returned', 'good', false],
    ['succeeded', 'desk', 'Handed out', 'good', false],
    ['failed', 'online', 'Failed, still owed', 'bad', true],
  ] as const)('%s, %s: is told as “%s”, and the desk may settle it or not', (status, channel, ...told) => {
    const [label, tone, settled] = told;
    expect(refundStanding({ status, channel })).toEqual({ label, tone });
    expect(maySettle({ status, channel })).toBe(settled);
  });

  it.each([
    ['admin', 'failed', true],
    ['admin', 'pending', false],
    ['staff', 'failed', false],
    [undefined, 'failed', false],
  ] as const)('is tried again by %s when %s: %s', (role, status, may) => {
    expect(mayRetry({ status }, role)).toBe(may);
  });
});
