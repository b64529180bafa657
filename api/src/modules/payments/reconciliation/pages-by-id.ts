const pageSize = 500;
const lowestId = '00000000-0000-0000-0000-000000000000';

/** All rows in the order of their ids, page by page: `next` finds so many of them after an id. */
export async function* pagesById<Row extends { id: string }>(
  next: (after: string, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = lowestId;
  let page: Row[];
  do {
    page = await next(after, pageSize);
    yield page;
    after = page.at(-1)?.id ?? after;
  } while (page.length === pageSize);
}
