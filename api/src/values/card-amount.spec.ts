import { cardAmountFault } from './card-amount.ts';

describe('an amount that is charged to a card', () => {
  it.each([
    [0, 'KWD', undefined],
    [1_250, 'KWD', undefined],
    [1_255, 'KWD', 'not_a_card_step'],
    [50_000, 'MGA', undefined],
    [50_050, 'MGA', 'not_a_card_step'],
    [1, 'JPY', undefined],
    [50_001, 'INR', undefined],
    [99_999_999, 'INR', undefined],
    [100_000_000, 'INR', 'above_card_limit'],
    // One and a half million rupiah are some ninety dollars.
    [150_000_000, 'IDR', undefined],
    [999_999_999_999, 'IDR', undefined],
    [1_000_000_000_000, 'IDR', 'above_card_limit'],
    [9_999_999_900, 'MGA', undefined],
    [10_000_000_000, 'MGA', 'above_card_limit'],
    [999_999, 'ISK', undefined],
    [1_000_000, 'ISK', 'above_card_limit'],
  ])('of %d %s: %s', (amountMinor, currency, fault) => {
    expect(cardAmountFault(amountMinor, currency)).toBe(fault);
  });
});
