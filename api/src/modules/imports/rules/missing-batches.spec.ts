import { batchCount, missingBatches } from './missing-batches.ts';

describe('the batches a run still lacks', () => {
  it.each([
    [[], 3, [[1, 3]]],
    [[1, 2, 3], 3, []],
    [
      [2],
      3,
      [
        [1, 1],
        [3, 3],
      ],
    ],
    [
      [1, 4],
      6,
      [
        [2, 3],
        [5, 6],
      ],
    ],
    [[], 0, []],
  ])('with %j of %i in are %j', (applied, expected, missing) => {
    expect(missingBatches(applied, expected)).toEqual(missing);
  });

  it.each([
    [0, 1000, 0],
    [1, 1000, 1],
    [1000, 1000, 1],
    [1001, 1000, 2],
  ])('%i rows in batches of %i are %i batches', (rows, size, count) => {
    expect(batchCount(rows, size)).toBe(count);
  });
});
