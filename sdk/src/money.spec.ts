import { currencyDecimals, smallestStepMinor } from './money.ts';

describe('the decimals of a currency', () => {
  it.each([
    ['INR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    // Counted in whole units by us, though Stripe counts their hundredths.
    ['ISK', 0],
    ['UGX', 0],
    // And the other way about: its fifths are written as hundredths, and cards settle whole ones.
    ['MGA', 2],
    // As Stripe writes it.
    ['kwd', 3],
  ])('of %s are %d', (currency, decimals) => {
    expect(currencyDecimals(currency)).toBe(decimals);
  });

  it.each(['IDR', 'PKR', 'COP', 'HUF', 'ALL', 'LBP', 'AFN'])(
    'of %s are two, though hardly anybody writes them',
    (currency) => {
      expect(currencyDecimals(currency)).toBe(2);
    },
  );
});

describe('the smallest step of a card', () => {
  it.each([
    ['INR', 1],
    ['JPY', 1],
    ['KWD', 10],
    ['MGA', 100],
    ['kwd', 10],
  ])('in %s is %d minor units', (currency, step) => {
    expect(smallestStepMinor(currency)).toBe(step);
  });
});
