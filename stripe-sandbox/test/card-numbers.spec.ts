import { brandOf, expiryOf, readCode, readExpiry, readNumber } from '../browser/card-numbers.ts';
import { hasCheckDigit, testCards } from '../src/objects/test-cards.ts';

const now = new Date(2026, 10, 22);

describe('a card while it is typed', () => {
  it.each([
    ['4242', '4242', undefined, false],
    ['42424242', '4242 4242', undefined, false],
    ['4242-4242 4242.4242', '4242 4242 4242 4242', undefined, true],
    ['42424242424242429999', '4242 4242 4242 4242', undefined, true],
    ['4242424242424241', '4242 4242 4242 4241', 'invalid_number', false],
    ['378282246310005', '3782 822463 10005', undefined, true],
  ])('shows the number %s as %s', (typed, text, fault, complete) => {
    const reading = readNumber(typed);
    expect([reading.text, reading.fault?.code, reading.complete]).toEqual([text, fault, complete]);
  });

  it.each([
    ['1', '1', undefined, false],
    ['4', '04', undefined, false],
    ['13', '13', 'invalid_expiry_month', false],
    ['12 / 3', '12 / 3', undefined, false],
    ['1126', '11 / 26', undefined, true],
    ['1026', '10 / 26', 'invalid_expiry_year_past', false],
    ['4/30', '04 / 30', undefined, true],
  ])('shows the expiry %s as %s', (typed, text, fault, complete) => {
    const reading = readExpiry(typed, now);
    expect([reading.text, reading.fault?.code, reading.complete]).toEqual([text, fault, complete]);
  });

  it('reads month and year, and a code as long as the brand has it', () => {
    expect(expiryOf('04 / 30')).toEqual({ month: 4, year: 2030 });
    expect(readCode('12345', brandOf('4242').code)).toEqual({ text: '123', complete: true });
    expect(readCode('123', brandOf('3782').code)).toEqual({ text: '123', complete: false });
  });

  it('takes every test card, by the same check digit as the server', () => {
    for (const { number } of testCards) {
      expect([number, readNumber(number).complete]).toEqual([number, true]);
      expect(hasCheckDigit(number)).toBe(true);
    }
  });
});
