import {
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  untracked,
  type ResourceRef,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { Connection } from './connection.ts';
import { lastValue } from './last-value.ts';
import { ListUrl } from './list-url.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

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
}

/** The most the API hands out at once. */
const exportPageSize = 100;
const retryMs = 15_000;

/**
 * A list of the server, as a screen shows it page by page: filters and place are in the address, what is shown stays while the next
 * page is on its way, and also when the server cannot be reached, which is then tried again. To be called where a screen is made.
 */
export function listOf<T, F extends object>({ filters, pages, after }: ListOptions<T, F>): List<T> {
  const wanted = computed(() => {
    const narrowed = filters();
    return narrowed && { filters: narrowed, cursor: after() };
  });
  const loading = resource({
    params: wanted,
    loader: async ({ params, abortSignal: signal }) => {
      const page = await pages(params.filters, { signal }).page(params.cursor);
      return { page, of: JSON.stringify(params), at: new Date().toISOString() };
    },
  });
  const everything = (signal: AbortSignal) => {
    const narrowed = untracked(filters);
    if (narrowed === undefined) throw new Error('There is nothing to ask for yet.');
    return pages({ ...narrowed, limit: exportPageSize }, { signal });
  };
  const list = new List(loading, wanted, after, everything);
  tryAgain(list);
  return list;
}

interface Shown<T> {
  readonly page: PageOf<T>;
  /** What it is the page of. */
  readonly of: string;
  readonly at: string;
}

/** See `listOf`. */
export class List<T> {
  readonly url = new ListUrl();
  readonly #shown: WritableSignal<Shown<T> | undefined>;

  readonly shown: Signal<Shown<T> | undefined>;
  readonly items: Signal<readonly T[]>;
  /** Something else than what is shown is on its way. A quiet renewal of the same does not count. */
  readonly loading: Signal<boolean>;
  /** Nothing can be shown because of it. */
  readonly problem: Signal<Problem | undefined>;
  /** What is shown could not be renewed because of it. */
  readonly outdated: Signal<Problem | undefined>;
  readonly hasPrevious: Signal<boolean>;
  readonly hasNext: Signal<boolean>;

  constructor(
    private readonly asked: ResourceRef<Shown<T> | undefined>,
    wanted: Signal<object | undefined>,
    private readonly after: Signal<string | undefined>,
    /** The whole list as it is narrowed now, from its beginning. */
    readonly everything: (signal: AbortSignal) => AsyncIterable<T>,
  ) {
    const newest = lastValue(asked);
    this.#shown = linkedSignal(() => newest());
    this.shown = this.#shown.asReadonly();
    this.items = computed(() => this.shown()?.page.items ?? []);
    this.loading = computed(() => asked.status() === 'loading');
    const failed = computed(() => {
      const error = asked.error();
      return error === undefined ? undefined : problemOf(error);
    });
    const current = computed(() => this.shown()?.of === JSON.stringify(wanted()));
    this.problem = computed(() => (current() ? undefined : failed()));
    this.outdated = computed(() => (current() ? failed() : undefined));
    this.hasPrevious = computed(() => after() !== undefined);
    this.hasNext = computed(() => this.shown()?.page.nextCursor != null);
  }

  /** Asks for the same again and changes what has changed: nothing jumps, and the focus stays. */
  reload(): void {
    this.asked.reload();
  }

  previous(): void {
    this.url.previous(this.after());
  }

  next(): void {
    const cursor = this.shown()?.page.nextCursor;
    if (cursor != null && !this.loading()) this.url.next(this.after(), cursor);
  }

  /** Shows the page as it will be once the server has done what it was told. Hands back what shows it as it was. */
  show(change: (items: readonly T[]) => readonly T[]): () => void {
    const before = this.#shown();
    this.#shown.update((shown) => {
      if (shown === undefined) return undefined;
      return { ...shown, page: { ...shown.page, items: change(shown.page.items) } };
    });
    return () => this.#shown.set(before);
  }
}

/** Once the network is back, and now and then while the server does not answer. */
function tryAgain<T>(list: List<T>): void {
  const { online } = inject(Connection);
  const failed = computed(() => list.problem() ?? list.outdated());
  effect(() => {
    if (online() && untracked(failed) !== undefined) list.reload();
  });
  effect((onCleanup) => {
    const problem = failed();
    if (problem === undefined || problem.code !== undefined) return;
    const timer = setTimeout(() => list.reload(), retryMs);
    onCleanup(() => clearTimeout(timer));
  });
}
