/** How a figure stands beside the one of the period before. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** 0.25 is a quarter more or less. Undefined where there was nothing before: no share of nothing can be told. */
  readonly share: number | undefined;
}

export function changeFrom(before: number, now: number): Change {
  if (now === before) return { direction: 'same', share: 0 };
  const direction = now > before ? 'up' : 'down';
  return { direction, share: before === 0 ? undefined : Math.abs(now - before) / Math.abs(before) };
}

/** Of the visits that were due, the share nobody came to; undefined when none was due. */
export function noShowShare({
  noShows,
  completed,
}: {
  noShows: number;
  completed: number;
}): number | undefined {
  const due = noShows + completed;
  return due === 0 ? undefined : noShows / due;
}
