import { refundAmount } from './refund-amount.ts';

const left = { amountMinor: 40_000, currency: 'INR' };

describe('an amount typed to be returned', () => {
  it.each([
    ['100', 10_000],
    ['400.00', 40_000],
    ['0,01', 1],
  ])('%s is taken when so much is left', (text, amountMinor) => {
    expect(refundAmount(text, left)).toEqual({ amountMinor });
  });

  it.each([
    ['', 'Enter an amount such as 400.00.'],
    ['1.005', 'Enter an amount such as 400.00.'],
    ['0.00', 'Enter more than nothing.'],
    ['400.01', 'No more than ₹400.00 is left.'],
    ['99999999999999999999', 'No more than ₹400.00 is left.'],
  ])('%j is refused with the reason', (text, fault) => {
    expect(refundAmount(text, left)).toEqual({ fault });
  });

  it.each([
    ['1.255', 'KWD', 'Cards settle KWD in steps of 10 minor units.'],
    ['12.50', 'MGA', 'Cards settle MGA in steps of 100 minor units.'],
  ])('%s %s is refused, as no card can move it', (text, currency, fault) => {
    expect(refundAmount(text, { amountMinor: 40_000, currency })).toEqual({ fault });
  });
});
