import { computed, untracked, type Signal } from '@angular/core';
import { ListUrl } from './list-url.ts';
import type { Problem } from './problem.ts';
import { recordOf, type ServerRecord } from './record.ts';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** What the SDK hands out for a list: its pages by cursor, and all of it one after the other. */
export interface PagesOf<T> extends AsyncIterable<T> {
  page(cursor?: string): Promise<PageOf<T>>;
}

export interface ListOptions<T, F extends object> {
  /** What narrows it; nothing is asked for while this is undefined. */
  readonly filters: () => F | undefined;
  readonly pages: (filters: F & { limit?: number }, options: { signal: AbortSignal }) => PagesOf<T>;
  /** The `after` of the address. */
  readonly after: Signal<string | undefined>;
  /** What a row in a file waits for. */
  readonly beforeFiled?: (row: T) => Promise<void>;
}

/** The most the API hands out at once. */
const exportPageSize = 100;

/**
 * A list of the server, as a screen shows it page by page: filters and place are in the address, what is shown stays while the next
 * page is on its way, and also when the server cannot be reached, which is then tried again. To be called where a screen is made.
 */
export function listOf<T, F extends object>({
  filters,
  pages,
  after,
  beforeFiled,
}: ListOptions<T, F>): List<T> {
  const asked = recordOf({
    of: () => {
      const narrowed = filters();
      return narrowed && { filters: narrowed, cursor: after() };
    },
    load: (wanted, options) => pages(wanted.filters, options).page(wanted.cursor),
  });
  const everything = (signal: AbortSignal) => {
    const narrowed = untracked(filters);
    if (narrowed === undefined) throw new Error('There is nothing to ask for yet.');
    const rows = pages({ ...narrowed, limit: exportPageSize }, { signal });
    return beforeFiled ? filed(rows, beforeFiled) : rows;
  };
  return new List(asked, after, everything);
}

async function* filed<T>(rows: AsyncIterable<T>, before: (row: T) => Promise<void>): AsyncIterable<T> {
  for await (const row of rows) {
    await before(row);
    yield row;
  }
}

/** See `listOf`. */
export class List<T> {
  readonly url = new ListUrl();

  /** What is shown of it. */
  readonly page: Signal<PageOf<T> | undefined>;
  readonly items: Signal<readonly T[]>;
  readonly at: Signal<string | undefined>;
  /** Something else than what is shown is on its way. A quiet renewal of the same does not count. */
  readonly loading: Signal<boolean>;
  /** Nothing can be shown because of it. */
  readonly problem: Signal<Problem | undefined>;
  /** What is shown could not be renewed because of it. */
  readonly outdated: Signal<Problem | undefined>;
  readonly hasPrevious: Signal<boolean>;
  readonly hasNext: Signal<boolean>;

  constructor(
    private readonly asked: ServerRecord<PageOf<T>>,
    private readonly after: Signal<string | undefined>,
    /** The whole list as it is narrowed now, from its beginning. */
    readonly everything: (signal: AbortSignal) => AsyncIterable<T>,
  ) {
    this.page = asked.value;
    this.items = computed(() => this.page()?.items ?? []);
    this.at = asked.at;
    this.loading = asked.isChanging;
    this.problem = asked.problem;
    this.outdated = asked.outdated;
    this.hasPrevious = computed(() => after() !== undefined);
    this.hasNext = computed(() => this.page()?.nextCursor != null);
  }

  /** Asks for the same again and changes what has changed: nothing jumps, and the focus stays. */
  reload(): void {
    this.asked.reload();
  }

  previous(): void {
    this.url.previous(this.after());
  }

  next(): void {
    const cursor = this.page()?.nextCursor;
    if (cursor != null && !this.loading()) this.url.next(this.after(), cursor);
  }

  /** Shows the page as it will be once the server has done what it was told. Hands back what shows it as it was. */
  show(change: (items: readonly T[]) => readonly T[]): () => void {
    return this.asked.show((page) => ({ ...page, items: change(page.items) }));
  }
}
