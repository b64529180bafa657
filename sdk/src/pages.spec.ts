import { type Page, Pages } from './pages.ts';

function list(...pages: number[][]) {
  const asked: (string | undefined)[] = [];
  const items = new Pages<number>((cursor): Promise<Page<number>> => {
    asked.push(cursor);
    const index = Number(cursor ?? 0);
    return Promise.resolve({
      items: pages[index] ?? [],
      nextCursor: index + 1 < pages.length ? String(index + 1) : null,
    });
  });
  return { items, asked };
}

describe('a list in pages', () => {
  it('is walked to its end', async () => {
    expect(await list([1, 2], [3], [4, 5]).items.toArray()).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on past a page that happens to be empty', async () => {
    expect(await list([1], [], [2]).items.toArray()).toEqual([1, 2]);
  });

  it('asks for no page that nobody reads', async () => {
    const { items, asked } = list([1, 2], [3, 4], [5]);

    expect(await items.toArray(2)).toEqual([1, 2]);
    expect(asked).toEqual([undefined]);
  });

  it('gives a single page by its cursor', async () => {
    expect(await list([1], [2]).items.page('1')).toEqual({ items: [2], nextCursor: null });
  });
});
