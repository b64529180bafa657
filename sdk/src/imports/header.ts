/** Where each column of a header stands: names are trimmed and matched whatever their case. */
export class HeaderIndex {
  readonly names: readonly string[];
  readonly #positions = new Map<string, number[]>();

  constructor(names: readonly string[]) {
    this.names = names;
    names.forEach((name, position) => {
      const key = headerKey(name);
      if (key === '') return;
      const known = this.#positions.get(key);
      if (known === undefined) this.#positions.set(key, [position]);
      else known.push(position);
    });
  }

  /** The position of a column, or -1. */
  position(name: string): number {
    return this.#positions.get(headerKey(name))?.[0] ?? -1;
  }

  isRepeated(name: string): boolean {
    return (this.#positions.get(headerKey(name))?.length ?? 0) > 1;
  }

  /** The column a misspelt name was probably meant to be. */
  nearMiss(name: string): string | undefined {
    return nearestWord(name, this.names);
  }
}

export function headerKey(name: string): string {
  return name.trim().toLowerCase();
}

/** The word of a list that differs from the given one by a slip of the keyboard or by spaces, dashes and case alone. */
export function nearestWord(word: string, among: readonly string[]): string | undefined {
  const wanted = letters(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1;
  for (const candidate of among) {
    const distance = editDistance(wanted, letters(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best?.trim();
}

/** A name by its letters and digits alone: `Licence No.` is `licenceno`. */
export function letters(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Levenshtein's distance with neighbouring letters swapped counting once (optimal string alignment); `limit` when not below it. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
