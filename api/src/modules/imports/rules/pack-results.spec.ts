import { packResults, unpackResults } from './pack-results.ts';
import { Verdicts } from './row-action.ts';
import { fault } from './row-fault.ts';

describe('the stored results of a batch', () => {
  const rows = [3, 4, 5, 9].map((line) => ({ line, externalId: `S-${line}` }));

  it('come back as they were', () => {
    const verdicts = new Verdicts(4);
    verdicts.accept(0, 'created');
    verdicts.accept(1, 'created');
    verdicts.accept(3, 'unchanged');
    verdicts.reject(2, [fault('end', 'not_after_start', 'end must be after start.', '9')]);

    expect(unpackResults(JSON.parse(JSON.stringify(packResults(rows, verdicts))))).toEqual([
      { line: 3, externalId: 'S-3', action: 'created', errors: [] },
      { line: 4, externalId: 'S-4', action: 'created', errors: [] },
      {
        line: 5,
        externalId: 'S-5',
        action: 'rejected',
        errors: [{ field: 'end', code: 'not_after_start', message: 'end must be after start.', value: '9' }],
      },
      { line: 9, externalId: 'S-9', action: 'unchanged', errors: [] },
    ]);
  });

  it('cost next to nothing beside the ids when all went well', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ line: i + 2 }));
    const verdicts = new Verdicts(5000);
    many.forEach((_, i) => verdicts.accept(i, 'created'));

    expect({ ...packResults(many, verdicts), ids: [] }).toEqual({
      lines: [[2, 5000]],
      actions: [['created', 5000]],
      ids: [],
      errors: {},
    });
  });

  it('hold nothing that PostgreSQL cannot store, however odd the ids are', () => {
    const odd = [
      { line: 1, externalId: `a\0b\uD800${'x'.repeat(300)}` },
      { line: 2, externalId: { a: 1 } },
    ];
    const [first, second] = unpackResults(packResults(odd, new Verdicts(2)));

    expect(first?.externalId).toBe(`a\uFFFDb\uFFFD${'x'.repeat(196)}`);
    expect(second?.externalId).toBe('{"a":1}');
  });
});
