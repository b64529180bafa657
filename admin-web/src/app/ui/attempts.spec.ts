import { Attempts } from './attempts.ts';

describe('something sent again', () => {
  it('goes by the key it had, and something else by another', () => {
    const attempts = new Attempts();
    const first = attempts.keyOf({ amountMinor: 500 });
    expect(attempts.keyOf({ amountMinor: 600 })).not.toBe(first);
    expect(attempts.keyOf({ amountMinor: 500 })).toBe(first);
    expect(new Attempts().keyOf({ amountMinor: 500 })).not.toBe(first);
  });
});
