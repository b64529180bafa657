/** One page of a list; `nextCursor` is null on the last. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * A list of any length: `for await (const item of list)` walks all pages and asks for the next only when it is needed.
 *
 * ```ts
 * for await (const doctor of smc.doctors.search({ specialty: 'cardiology' })) { … }
 * const { items, nextCursor } = await smc.doctors.search({ limit: 10 }).page();
 * ```
 */
export class Pages<T> implements AsyncIterable<T> {
  constructor(private readonly fetchPage: (cursor: string | undefined) => Promise<Page<T>>) {}

  /** One page: the first, or the one that starts at a `nextCursor`. */
  page(cursor?: string): Promise<Page<T>> {
    return this.fetchPage(cursor);
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<Page<T>, void, undefined> {
    let cursor: string | undefined;
    do {
      const page = await this.fetchPage(cursor);
      yield page;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) {
      yield* page.items;
    }
  }

  /** Everything, at most `max` items. */
  async toArray(max = Infinity): Promise<T[]> {
    const items: T[] = [];
    if (max <= 0) {
      return items;
    }
    for await (const item of this) {
      items.push(item);
      if (items.length >= max) {
        break;
      }
    }
    return items;
  }
}
