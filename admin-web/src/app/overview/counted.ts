/** More is seldom, and nobody needs to know how much more. */
export const mostCounted = 100;

/** It is counted anew while somebody sees it. */
export const countEveryMs = 60_000;

export interface Counted {
  readonly count: number;
  /** There are more than these. */
  readonly more: boolean;
}

/** How many stand in a list, by its first page of `mostCounted`. */
export async function counted(list: {
  page(): Promise<{ readonly items: readonly unknown[]; readonly nextCursor: string | null }>;
}): Promise<Counted> {
  const { items, nextCursor } = await list.page();
  return { count: items.length, more: nextCursor !== null };
}
