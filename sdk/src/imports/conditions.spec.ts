import { compileCondition, firstColumn, missingColumns } from './conditions.ts';
import { HeaderIndex } from './header.ts';
import type { Condition } from './mapping.ts';

const header = ['type', 'off'];
const holds = (condition: Condition, ...cells: string[]) =>
  compileCondition(condition, (column) => (row) => row[header.indexOf(column)] ?? '')(cells);

describe('a condition', () => {
  it.each<[Condition, string[], boolean]>([
    [{ column: 'type', is: ['2', 'Org'] }, ['ORG'], true],
    [{ column: 'type', is: ['2', 'Org'] }, ['1'], false],
    [{ column: 'off', filled: true }, ['1', 'x'], true],
    [{ column: 'off', filled: false }, ['1', 'x'], false],
    [
      {
        all: [
          { column: 'type', is: ['1'] },
          { column: 'off', filled: true },
        ],
      },
      ['1', ''],
      false,
    ],
    [
      {
        any: [
          { column: 'type', is: ['1'] },
          { column: 'off', filled: true },
        ],
      },
      ['1', ''],
      true,
    ],
    [{ any: [] }, ['1'], false],
  ])('%j on %j is %s', (condition, cells, expected) => {
    expect(holds(condition, ...cells)).toBe(expected);
  });

  it('names the columns it cannot do without', () => {
    const condition: Condition = {
      all: [
        { column: 'type', filled: true },
        {
          any: [
            { column: 'when', filled: true },
            { column: 'back', filled: true, optional: true },
          ],
        },
      ],
    };
    expect(missingColumns(condition, new HeaderIndex(header))).toEqual(['when']);
    expect(firstColumn(condition)).toBe('type');
  });
});
