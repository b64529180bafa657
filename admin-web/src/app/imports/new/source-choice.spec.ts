import { choiceOf, columnChoice, fixedValue, noSource, severalColumns, specOf } from './source-choice.ts';

const header = ['Dept', ' Tel ', 'Unit'];

describe('where the values of a column come from', () => {
  it.each([
    [undefined, noSource],
    [{ constant: 'video' }, fixedValue],
    [{ columns: ['Dept', 'Unit'] }, severalColumns],
    [{ columns: [] }, severalColumns],
    [{ columns: ['dept'] }, columnChoice('Dept')],
  ])('%j is the option %s', (spec, choice) => {
    expect(choiceOf(spec)).toBe(choice);
  });

  it('is another column without its treatment being lost', () => {
    const before = { columns: ['Dept', 'Unit'], separator: '-', complete: true, table: { a: 'b' } };
    expect(specOf(columnChoice('Tel'), before, header)).toEqual({ columns: ['Tel'], table: { a: 'b' } });
    expect(specOf(severalColumns, before, header)).toEqual(before);
  });

  it('is a fixed value, which nothing treats', () => {
    expect(specOf(fixedValue, { columns: ['Dept'], as: ['lower'] }, header)).toEqual({ constant: '' });
    expect(specOf(fixedValue, { constant: 'x' }, header)).toEqual({ constant: 'x' });
  });

  it('is nothing at all', () => {
    expect(specOf(noSource, { columns: ['Dept'] }, header)).toBeUndefined();
  });

  it('stays what it was when the option is no longer there', () => {
    expect(specOf(columnChoice('Gone'), { columns: ['Dept'] }, header)).toEqual({ columns: ['Dept'] });
  });
});
