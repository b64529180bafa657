import { guessFields, importColumns, importKinds, type ImportKind } from '@smartmedconnect/sdk/imports';

/** What the rows of a file probably are: the kind of which it fills more of what every row needs. */
export function guessKind(header: readonly string[]): ImportKind {
  const [first = 'doctors', ...others] = importKinds;
  return others.reduce((best, kind) => (filled(kind, header) > filled(best, header) ? kind : best), first);
}

/** From 0 to 1. */
function filled(kind: ImportKind, header: readonly string[]): number {
  const guess = guessFields(kind, header);
  const needed = importColumns[kind].filter(({ required }) => required);
  return needed.filter(({ name }) => name in guess).length / needed.length;
}
