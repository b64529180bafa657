import { amountMinorOf, moneyWords, typedMoney } from './money.ts';

describe('an amount on the screen', () => {
  it.each([
    [{ amountMinor: 50_000, currency: 'INR' }, '₹500.00'],
    [{ amountMinor: 5, currency: 'USD' }, '$0.05'],
    [{ amountMinor: 500, currency: 'JPY' }, '¥500'],
    [{ amountMinor: 1_234_567, currency: 'KWD' }, 'KWD\u00a01,234.567'],
    [{ amountMinor: 500_000, currency: 'IDR' }, 'IDR\u00a05,000.00'],
    [{ amountMinor: 150_050, currency: 'HUF' }, 'HUF\u00a01,500.50'],
    [{ amountMinor: 5000, currency: 'ISK' }, 'ISK\u00a05,000'],
    [{ amountMinor: 900_719_925_474_099, currency: 'USD' }, '$9,007,199,254,740.99'],
  ])('has the decimals of its currency: %j', (money, words) => {
    expect(moneyWords(money, 'en')).toBe(words);
  });
});

describe('an amount in a field', () => {
  it.each([
    ['100', 'INR', 10_000],
    ['100.5', 'INR', 10_050],
    [' 100,50 ', 'INR', 10_050],
    ['0.29', 'INR', 29],
    ['400', 'JPY', 400],
    ['1.005', 'KWD', 1005],
    ['100', 'PKR', 10_000],
    ['0.2', 'MGA', 20],
  ])('%s %s is taken to the minor unit', (text, currency, amountMinor) => {
    expect(amountMinorOf(text, currency)).toBe(amountMinor);
  });

  it.each([
    ['', 'INR'],
    ['1,000.00', 'INR'],
    ['-5', 'INR'],
    ['1e2', 'INR'],
    ['1.005', 'INR'],
    ['1.5', 'JPY'],
  ])('%j %s is none', (text, currency) => {
    expect(amountMinorOf(text, currency)).toBeUndefined();
  });

  it.each([
    [{ amountMinor: 40_000, currency: 'INR' }, '400.00'],
    [{ amountMinor: 5, currency: 'INR' }, '0.05'],
    [{ amountMinor: 400, currency: 'JPY' }, '400'],
    [{ amountMinor: 1005, currency: 'KWD' }, '1.005'],
    [{ amountMinor: 500_000, currency: 'IDR' }, '5000.00'],
  ])('is offered as it would be typed: %j', (money, text) => {
    expect(typedMoney(money)).toBe(text);
    expect(amountMinorOf(text, money.currency)).toBe(money.amountMinor);
  });
});
