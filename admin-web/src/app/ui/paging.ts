/**
 * Where a person is in a list that the server hands out by cursor. Cursors only point forward, so the ones already
 * passed are kept to find the way back. `after` stands in the URL; `trail` in the history entry of that URL.
 */
export interface ListPosition {
  readonly after: string | undefined;
  readonly trail: readonly string[];
}

/** The page after this one; `trail` keeps the cursors of the pages before it, without the first, which has none. */
export function nextPage({ after, trail }: ListPosition, nextCursor: string): ListPosition {
  return { after: nextCursor, trail: after === undefined ? [] : [...trail, after] };
}

/** The page before this one; the first when the way is not known, as after opening a shared link. */
export function previousPage({ trail }: ListPosition): ListPosition {
  return { after: trail.at(-1), trail: trail.slice(0, -1) };
}

/** The trail as a history entry keeps it; anything else found there counts as no trail. */
export function trailIn(historyState: unknown): readonly string[] {
  if (typeof historyState !== 'object' || historyState === null || !('trail' in historyState)) return [];
  const { trail } = historyState;
  return Array.isArray(trail) && trail.every((cursor) => typeof cursor === 'string') ? trail : [];
}
