import type { ImportAction, ImportApi, RowResult } from './import-api.ts';

/** The largest page the server gives. */
const pageSize = 100;

/**
 * The results of batches that went in before this process began, fetched from the server page by page. Results come in the order of
 * lines and batches are asked for in the same order, so one walk through the pages serves them all.
 */
export class EarlierResults {
  readonly #pages: AsyncGenerator<RowResult, undefined>;
  #next: RowResult | undefined;

  /** @param action only results of this kind; all when undefined */
  constructor(
    api: ImportApi,
    runId: string,
    action: ImportAction | undefined,
    signal: AbortSignal | undefined,
  ) {
    this.#pages = allResults(api, runId, action, signal);
  }

  /** The results for the lines from `first` to `last`. */
  async between(first: number, last: number): Promise<RowResult[]> {
    const found: RowResult[] = [];
    for (;;) {
      const result = this.#next ?? (await this.#pages.next()).value;
      this.#next = undefined;
      if (result === undefined) return found;
      if (result.line > last) {
        this.#next = result;
        return found;
      }
      if (result.line >= first) found.push(result);
    }
  }
}

async function* allResults(
  api: ImportApi,
  runId: string,
  action: ImportAction | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<RowResult, undefined> {
  let cursor: string | null | undefined;
  do {
    signal?.throwIfAborted();
    const query = {
      limit: pageSize,
      ...(action === undefined ? {} : { action }),
      ...(cursor ? { cursor } : {}),
    };
    const page = await api.results(runId, query, signal);
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}
