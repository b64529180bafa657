import type { Column, ValueKind } from './columns.ts';
import type { RowFault } from './faults.ts';
import { compileField } from './fields.ts';
import type { FieldSpec } from './mapping.ts';

describe('a field', () => {
  it.each<[ValueKind, FieldSpec, string[], unknown]>([
    ['text', { columns: ['a'] }, ['x'], 'x'],
    ['text', { columns: ['a'] }, [''], undefined],
    ['text', { columns: ['a', 'b'] }, ['x', 'y'], 'x y'],
    ['text', { columns: ['a', 'b'], separator: '-' }, ['x', ''], 'x'],
    ['text', { columns: ['a', 'b'], separator: '-', complete: true }, ['x', ''], undefined],
    ['text', { constant: 'video' }, ['x'], 'video'],
    ['text', { columns: ['a'], as: ['upper', 'lower'] }, ['Xy'], 'xy'],
    ['text', { columns: ['a'], as: ['name'] }, ['-'], undefined],
    ['list', { columns: ['a', 'b'] }, ['x|y', 'y'], ['x', 'y']],
    ['list', { columns: ['a'], split: ';' }, ['x; y;;'], ['x', 'y']],
    ['list', { columns: ['a'], table: { x: 'ex' }, otherwise: 'keep' }, ['X|y'], ['ex', 'y']],
    ['whole_number', { columns: ['a'] }, ['020'], 20],
    ['whole_number', { columns: ['a'] }, ['20.0'], 20],
    ['money', { columns: ['a'] }, ['1.5'], 150],
  ])('of kind %s made by %j from %j is %j', (value, spec, cells, expected) => {
    expect(read(value, spec, cells)).toEqual({ value: expected, faults: [] });
  });

  it.each<[ValueKind, FieldSpec, string, string]>([
    ['whole_number', { columns: ['a'] }, '1.5', 'not_a_whole_number'],
    ['whole_number', { columns: ['a'] }, '1234567890123456', 'not_a_whole_number'],
    ['text', { columns: ['a'], table: { x: 'ex' } }, 'z', 'not_understood'],
    ['text', { columns: ['a'], as: ['north_american_phone'] }, '12', 'not_understood'],
    ['list', { columns: ['a'], table: { x: 'ex' } }, 'x|z', 'not_understood'],
    ['text', { columns: ['a'] }, 'a\uFFFD', 'damaged_text'],
    ['list', { columns: ['a'] }, 'a\uFFFD', 'damaged_text'],
    ['text', { columns: ['a'] }, 'a\0', 'damaged_text'],
    ['text', { columns: ['a'] }, '#N/A', 'cell_error'],
    ['list', { columns: ['a'] }, '#REF!', 'cell_error'],
    ['money', { columns: ['a'] }, '#DIV/0!', 'cell_error'],
    ['text', { columns: ['a'] }, 'x'.repeat(10_001), 'too_long'],
  ])('of kind %s made by %j refuses what it cannot take', (value, spec, cell, code) => {
    const { faults } = read(value, spec, [cell]);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]?.value?.length).toBeLessThanOrEqual(200);
  });

  it('joined of columns is refused for the error in one of them', () => {
    const { value, faults } = read('text', { columns: ['a', 'b'] }, ['Asha', '#NAME?']);
    expect([value, faults.map(({ code, value }) => [code, value])]).toEqual([
      undefined,
      [['cell_error', '#NAME?']],
    ]);
  });

  it('leaves out what a mapping says may be left out', () => {
    const spec: FieldSpec = { columns: ['a'], as: ['north_american_phone'], otherwise: 'omit' };
    expect(read('text', spec, ['12'])).toEqual({ value: undefined, faults: [] });
  });
});

function read(value: ValueKind, spec: FieldSpec, cells: string[]) {
  const column: Column = { name: 'x', field: 'x', required: false, value, doc: '' };
  const names = ['a', 'b'];
  const money = { currencyOf: () => '', defaultCurrency: 'INR' };
  const reader = compileField(column, spec, (name) => (row) => row[names.indexOf(name)] ?? '', money);
  const faults: RowFault[] = [];
  return { value: reader(cells, faults), faults };
}
