import { specialty } from './specialty.ts';

it.each([
  ['  Internal\t Medicine ', 'internal medicine'],
  ['ENT', 'ent'],
  ['Cardiologi\u0301a', 'cardiolog\u00eda'],
  ['   ', undefined],
])('%j is kept as %j', (words, kept) => {
  expect(specialty(words)).toBe(kept);
});
