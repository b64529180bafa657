import { cellText } from './xlsx.ts';

it.each([
  [null, ''],
  ['text', 'text'],
  [1679576722, '1679576722'],
  [500.5, '500.5'],
  [true, 'true'],
  [new Date('2030-05-06T00:00:00Z'), '2030-05-06T00:00:00'],
  [new Date('2030-05-06T09:00:00Z'), '2030-05-06T09:00:00'],
  // 09:20 as a fraction of a day is no exact binary number.
  [new Date('2030-05-06T09:19:59.999Z'), '2030-05-06T09:20:00'],
])('a cell with %p says %p', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});
