import { EarlierResults } from './earlier-results.ts';
import type { ImportApi, RowResult } from './import-api.ts';

describe('EarlierResults', () => {
  it('serves batch after batch from one walk through the pages', async () => {
    const { api, asked } = pagesOf([[2, 3], [5, 8], [9]]);
    const results = new EarlierResults(api, 'run', undefined, undefined);
    expect([await lines(results, 2, 3), await lines(results, 4, 8), await lines(results, 9, 12)]).toEqual([
      [2, 3],
      [5, 8],
      [9],
    ]);
    expect(asked).toEqual([undefined, '1', '2']);
  });

  it('passes over results of batches nobody asks about', async () => {
    const { api } = pagesOf([
      [2, 3, 4],
      [5, 6, 7],
    ]);
    const results = new EarlierResults(api, 'run', 'rejected', undefined);
    expect([await lines(results, 4, 5), await lines(results, 7, 7)]).toEqual([[4, 5], [7]]);
  });

  it('fetches no further page once it is told to stop', async () => {
    const { api, asked } = pagesOf([[2], [3], [4]]);
    const stop = new AbortController();
    const results = new EarlierResults(api, 'run', undefined, stop.signal);
    await lines(results, 2, 2).then(
      () => stop.abort(new Error('enough')),
      () => undefined,
    );
    await expect(lines(results, 5, 5)).rejects.toThrow('enough');
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

async function lines(results: EarlierResults, first: number, last: number): Promise<number[]> {
  return (await results.between(first, last)).map((result) => result.line);
}

function pagesOf(pages: number[][]) {
  const asked: (string | undefined)[] = [];
  const unused = () => Promise.reject(new Error('not asked for'));
  const api: ImportApi = {
    start: unused,
    putBatch: unused,
    complete: unused,
    results(_id, { cursor }) {
      asked.push(cursor);
      const page = Number(cursor ?? 0);
      const items = (pages[page] ?? []).map((line): RowResult => ({
        line,
        externalId: null,
        action: 'rejected',
        errors: [],
      }));
      return Promise.resolve({ items, nextCursor: page + 1 < pages.length ? String(page + 1) : null });
    },
  };
  return { api, asked };
}
