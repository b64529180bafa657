import fc from 'fast-check';
import { movements } from './movements.ts';

describe('every movement of the books', () => {
  it('sums to zero, whatever is moved', () => {
    const moved = fc
      .tuple(fc.nat(10_000_000_000), fc.nat(10_000_000_000))
      .map(([a, b]) => ({ amountMinor: Math.max(a, b), platformFeeMinor: Math.min(a, b) }));
    fc.assert(
      fc.property(moved, fc.constantFrom(...Object.values(movements)), (money, movement) => {
        expect(Object.values(movement(money)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
      }),
    );
  });
});
