import { columnOfField, importColumns, importKinds } from './columns.ts';

it.each(importKinds)('every column of %s has a name and a field of its own', (kind) => {
  const columns = importColumns[kind];
  expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
  expect(new Set(columns.map((column) => column.field)).size).toBe(columns.length);
});

it('leads from a field of the server back to the column of the file', () => {
  expect([columnOfField('doctors', 'feeMinor'), columnOfField('slots', 'row')]).toEqual(['fee', 'row']);
});
