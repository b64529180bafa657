import type { Refund } from './payment.ts';
import { refundShares } from './refund-shares.ts';

const inr = (amountMinor: number) => ({ amountMinor, currency: 'INR' });
const refund = (status: Refund['status'], amountMinor: number, feeMinor: number) =>
  ({ status, amount: inr(amountMinor), platformFee: inr(feeMinor) }) as Refund;

describe('what goes back of a payment', () => {
  it('is told apart by whether it is back, each with whose it is', () => {
    const refunds = [
      refund('succeeded', 10_000, 500),
      refund('pending', 4_000, 200),
      refund('failed', 1_000, 50),
    ];
    expect(refundShares({ refunds, amount: inr(50_000) })).toEqual({
      returned: { amount: inr(10_000), platformFee: inr(500), hospitalShare: inr(9_500) },
      owed: { amount: inr(5_000), platformFee: inr(250), hospitalShare: inr(4_750) },
    });
  });

  it('is nothing of its currency where nothing does', () => {
    const nothing = { amount: inr(0), platformFee: inr(0), hospitalShare: inr(0) };
    expect(refundShares({ refunds: [], amount: inr(50_000) })).toEqual({ returned: nothing, owed: nothing });
  });
});
