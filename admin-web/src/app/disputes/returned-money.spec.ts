import { returned } from '../ui/returned.ts';
import { returnedMoney } from './returned-money.ts';

type Resolution = Parameters<typeof returnedMoney>[0];
type Refund = Resolution['refunds'][number];

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const refund = (channel: Refund['channel'], status: Refund['status'], amountMinor = 10_000): Refund => ({
  id: `${channel} ${status} ${amountMinor}`,
  amount: inr(amountMinor),
  channel,
  status,
  settledAt: null,
});
const told = (...refunds: Refund[]) =>
  returnedMoney({ outcome: 'refund_full', refund: inr(1), note: '', decidedBy: 'admin', refunds }).map(
    ({ words }) => words,
  );

describe('the money of a decision', () => {
  it.each([
    ['online', 'pending', '₹100.00 on its way back'],
    ['desk', 'pending', '₹100.00 to be given back at the desk'],
    ['online', 'failed', '₹100.00 failed, still owed'],
    ['online', 'succeeded', '₹100.00 returned'],
    ['desk', 'succeeded', '₹100.00 returned'],
  ] as const)('%s and %s is told as it stands', (channel, status, words) => {
    expect(told(refund(channel, status))).toEqual([words]);
  });

  it('is told apart where its parts stand differently, what is owed first', () => {
    const parts = [
      refund('online', 'succeeded'),
      refund('online', 'failed'),
      refund('desk', 'succeeded', 5_000),
    ];
    expect(told(...parts)).toEqual(['₹100.00 failed, still owed', '₹150.00 returned']);
  });

  it('is nothing where it was rejected', () => {
    expect(told()).toEqual([]);
  });
});

describe('what has gone back', () => {
  it('leaves out what is still owed', () => {
    expect(returned({ refunded: inr(30_000), owed: inr(10_000) })).toEqual(inr(20_000));
  });
});
