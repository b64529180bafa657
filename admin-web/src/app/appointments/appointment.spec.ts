import { moneyStanding } from './appointment.ts';

describe('the money of a visit', () => {
  it.each([
    ['paid', 0, 'Paid'],
    ['partly_refunded', 0, 'Partly returned'],
    ['partly_refunded', 100, 'A part to be returned'],
    ['refunded', 0, 'Returned'],
    ['refunded', 100, 'To be returned'],
    ['due', 100, 'Due'],
  ] as const)('%s with %d not back yet is told as %s', (state, amountMinor, words) => {
    expect(moneyStanding({ state, owed: { amountMinor, currency: 'INR' } })).toBe(words);
  });
});
