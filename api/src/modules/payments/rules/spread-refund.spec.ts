import fc from 'fast-check';
import { leftOf, type RefundablePayment, spreadRefund } from './spread-refund.ts';

const payment = (id: string, amountMinor: number, platformFeeMinor = 0, refundedMinor = 0) => ({
  id,
  amountMinor,
  platformFeeMinor,
  refundedMinor,
});

describe('a refund', () => {
  it('is taken from the payments in their order, each until nothing is left of it', () => {
    const payments = [payment('difference', 300, 15), payment('visit', 1_000, 50, 200)];
    expect(spreadRefund(payments, 500)).toEqual([
      { paymentId: 'difference', amountMinor: 300, platformFeeMinor: 15 },
      { paymentId: 'visit', amountMinor: 200, platformFeeMinor: 10 },
    ]);
  });

  it('passes over what has been returned whole', () => {
    expect(spreadRefund([payment('a', 300, 15, 300), payment('b', 100)], 1)).toEqual([
      { paymentId: 'b', amountMinor: 1, platformFeeMinor: 0 },
    ]);
  });

  it('of more than is left is none at all', () => {
    expect(spreadRefund([payment('a', 300, 15, 100)], 201)).toBeUndefined();
    expect(spreadRefund([], 1)).toBeUndefined();
  });
});

describe('any sequence of refunds', () => {
  const payments = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 10_000_000_000 }), fc.integer({ min: 0, max: 10_000 }))
      .map(([amountMinor, feeBps]) => ({
        amountMinor,
        platformFeeMinor: Math.floor((amountMinor * feeBps) / 10_000),
      })),
    { minLength: 1, maxLength: 4 },
  );
  const asked = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10_000_000_000 })),
    {
      maxLength: 20,
    },
  );
  const applied = (before: readonly RefundablePayment[], refundMinor: number) => {
    const parts = spreadRefund(before, refundMinor) ?? [];
    const after = before.map((one) => {
      const part = parts.find(({ paymentId }) => paymentId === one.id);
      return { ...one, refundedMinor: one.refundedMinor + (part?.amountMinor ?? 0) };
    });
    return { parts, after };
  };

  it('returns at most what was paid, and the rest of it at last; the fee’s parts sum up to the fee, each within its refund', () => {
    fc.assert(
      fc.property(payments, asked, (paid, amounts) => {
        let state: RefundablePayment[] = paid.map((one, i) =>
          payment(String(i), one.amountMinor, one.platformFeeMinor),
        );
        const all = [];
        for (const amountMinor of amounts) {
          const { parts, after } = applied(state, amountMinor);
          all.push(...parts);
          state = after;
        }
        const rest = leftOf(state);
        all.push(...applied(state, rest).parts);
        for (const { id, amountMinor, platformFeeMinor } of state) {
          const own = all.filter(({ paymentId }) => paymentId === id);
          expect(own.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amountMinor);
          expect(own.reduce((sum, part) => sum + part.platformFeeMinor, 0)).toBe(platformFeeMinor);
          expect(own.every((part) => part.amountMinor > 0 && part.platformFeeMinor >= 0)).toBe(true);
          expect(own.every((part) => part.platformFeeMinor <= part.amountMinor)).toBe(true);
        }
      }),
    );
  });
});
