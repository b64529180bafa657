import { columnOfField, faultInColumns, importColumns, importKinds } from './columns.ts';

it.each(importKinds)('every column of %s has a name and a field of its own', (kind) => {
  const columns = importColumns[kind];
  expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
  expect(new Set(columns.map((column) => column.field)).size).toBe(columns.length);
});

it('leads from a field of the server back to the column of the file', () => {
  expect([columnOfField('doctors', 'feeMinor'), columnOfField('slots', 'row')]).toEqual(['fee', 'row']);
});

it('tells a fault in the words of the file, and leaves words that are no field as they are', () => {
  const message = 'durationMinutes is required for a new visit type of McDonald, not fooBar.';
  const fault = { field: 'durationMinutes', code: 'required', message, value: null };
  expect(faultInColumns('doctors', fault)).toEqual({
    ...fault,
    field: 'duration_minutes',
    message: 'duration_minutes is required for a new visit type of McDonald, not fooBar.',
  });
});
