import fc from 'fast-check';
import { chargeWish } from '../charges/charge-wish.ts';
import { fromStripeAmount, stripeAmount } from './stripe-amount.ts';

describe('an amount at Stripe', () => {
  it.each([
    ['INR', 50_000, 50_000],
    ['EUR', 1, 1],
    ['JPY', 5_000, 5_000],
    ['KRW', 30_000, 30_000],
    ['KWD', 12_340, 12_340],
    ['ISK', 7_500, 750_000],
    ['UGX', 50_000, 5_000_000],
    ['MGA', 50_000, 500],
  ])('of %s %d minor units (ISO 4217) is %d, and back', (currency, ours, theirs) => {
    expect(stripeAmount({ amountMinor: ours, currency })).toBe(theirs);
    expect(fromStripeAmount(theirs, currency.toLowerCase())).toEqual({ amountMinor: ours, currency });
  });

  it('is refused where a part of it could not be charged', () => {
    expect(() => stripeAmount({ amountMinor: 50_050, currency: 'MGA' })).toThrow(RangeError);
  });

  it('is whole for whatever is charged for a fee, and for the platform’s part of it', () => {
    const currencies = fc.constantFrom('INR', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA');
    fc.assert(
      fc.property(
        currencies,
        fc.nat(1_000_000_000),
        fc.nat(10_000),
        (currency, amountMinor, platformFeeBps) => {
          const wish = chargeWish({ amountMinor, currency, platformFeeBps, stripeAccountId: null });
          const parts = [wish.amountMinor, wish.platformFeeMinor];
          expect(
            parts.map((part) => Number.isInteger(stripeAmount({ amountMinor: part, currency }))),
          ).toEqual([true, true]);
        },
      ),
    );
  });

  it('comes back as it went, whatever the currency', () => {
    const currencies = fc.constantFrom('INR', 'JPY', 'KWD', 'ISK', 'UGX', 'CLP');
    fc.assert(
      fc.property(currencies, fc.nat(1_000_000_000), (currency, amountMinor) => {
        const there = stripeAmount({ amountMinor, currency });
        expect(fromStripeAmount(there, currency)).toEqual({ amountMinor, currency });
      }),
    );
  });
});
