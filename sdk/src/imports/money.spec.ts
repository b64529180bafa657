import fc from 'fast-check';
import { majorUnits, toMinorUnits } from './money.ts';

describe('toMinorUnits', () => {
  it.each([
    ['500.00', 'INR', 50000],
    ['500', 'INR', 50000],
    ['0.5', 'INR', 50],
    ['19.99', 'USD', 1999],
    ['1.005', 'KWD', 1005],
    ['500', 'JPY', 500],
    ['500', 'IDR', 50000],
    ['1500.50', 'HUF', 150050],
    ['90071992547409.91', 'INR', 9007199254740991],
  ])('%s %s is %i minor units', (text, currency, amountMinor) => {
    expect(toMinorUnits(text, currency)).toEqual({ amountMinor });
  });

  it.each([
    ['1.005', 'INR', 'too_many_decimals'],
    ['500.0', 'JPY', 'too_many_decimals'],
    ['1,200.00', 'INR', 'not_an_amount'],
    ['-5', 'INR', 'not_an_amount'],
    ['abc', 'INR', 'not_an_amount'],
    ['₹500', 'INR', 'not_an_amount'],
    ['1e3', 'INR', 'not_an_amount'],
    ['90071992547409.92', 'INR', 'not_an_amount'],
    ['5', 'RUPEE', 'unknown_currency'],
    ['5', 'QQQ', 'unknown_currency'],
    ['5', undefined, 'currency_missing'],
  ])('refuses %s %s as %s', (text, currency, code) => {
    expect(toMinorUnits(text, currency)).toMatchObject({ code });
  });

  it('gives back exactly the number that was written, whatever the currency', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.constantFrom('JPY', 'INR', 'KWD'), (minor, currency) => {
        expect(toMinorUnits(majorUnits(minor, currency) ?? '', currency)).toEqual({ amountMinor: minor });
      }),
    );
  });
});

describe('majorUnits', () => {
  it.each([
    [50000, 'INR', '500.00'],
    [5, 'INR', '0.05'],
    [500, 'JPY', '500'],
    [500, 'PKR', '5.00'],
    [5, 'QQQ', undefined],
  ])('%i %s is written %s', (amountMinor, currency, text) => {
    expect(majorUnits(amountMinor, currency)).toBe(text);
  });
});
