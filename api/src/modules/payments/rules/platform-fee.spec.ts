import fc from 'fast-check';
import { platformFeeMinor } from './platform-fee.ts';

describe('the platform fee', () => {
  it.each([
    [50_000, 500, 1, 2_500],
    [999, 500, 1, 49],
    [1, 500, 1, 0],
    [50_000, 0, 1, 0],
    [50_000, 10_000, 1, 50_000],
    [12_340, 250, 10, 300],
    [9_007_199_254_740_991, 500, 1, 450_359_962_737_049],
  ])('of %d at %d hundredths of a percent, in steps of %d, is %d', (amount, bps, step, fee) => {
    expect(platformFeeMinor(amount, bps, step)).toBe(fee);
  });

  it('is never less than nothing nor more than the payment', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(10_000), (amount, bps) => {
        const fee = platformFeeMinor(amount, bps);
        expect(fee >= 0 && fee <= amount).toBe(true);
      }),
    );
  });
});
