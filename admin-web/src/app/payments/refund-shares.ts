import type { Money, PaymentWithRefunds, Refund } from './payment.ts';

export interface Shares {
  amount: Money;
  platformFee: Money;
  hospitalShare: Money;
}

/** Whose the money is that has gone back, and whose that is not back yet. */
export function refundShares({ refunds, amount }: Pick<PaymentWithRefunds, 'refunds' | 'amount'>): {
  returned: Shares;
  owed: Shares;
} {
  const { currency } = amount;
  return {
    returned: sharesOf(refunds.filter(isBack), currency),
    owed: sharesOf(
      refunds.filter((refund) => !isBack(refund)),
      currency,
    ),
  };
}

function isBack({ status }: Refund): boolean {
  return status === 'succeeded';
}

function sharesOf(refunds: readonly Refund[], currency: string): Shares {
  const sum = (part: 'amount' | 'platformFee') =>
    refunds.reduce((total, refund) => total + refund[part].amountMinor, 0);
  const [amountMinor, feeMinor] = [sum('amount'), sum('platformFee')];
  return {
    amount: { amountMinor, currency },
    platformFee: { amountMinor: feeMinor, currency },
    hospitalShare: { amountMinor: amountMinor - feeMinor, currency },
  };
}
