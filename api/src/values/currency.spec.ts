import { isCurrency } from './currency.ts';

it.each([
  ['INR', true],
  ['JPY', true],
  ['inr', false],
  ['XXQ', false],
  ['', false],
])('%j: %s', (code, known) => {
  expect(isCurrency(code)).toBe(known);
});
