import { arrayLiteral, textArrayLiteral } from './array-literal.ts';

describe('an array for PostgreSQL', () => {
  it.each([
    [[], '{}'],
    [['a', null, 3], '{a,NULL,3}'],
  ])('of plain values %j is %s', (values, literal) => {
    expect(arrayLiteral(values)).toBe(literal);
  });

  it.each([
    [[null, 'NULL', ''], '{NULL,"NULL",""}'],
    [['a,b', '{c}', ' d '], '{"a,b","{c}"," d "}'],
    [['say "no"', 'back\\slash'], '{"say \\"no\\"","back\\\\slash"}'],
  ])('of texts %j is %s', (values, literal) => {
    expect(textArrayLiteral(values)).toBe(literal);
  });
});
