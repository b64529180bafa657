const mostWords = 8;

/** The words of a search as typed: letters and digits only (accents alone are no word), each once, the first eight. */
export function searchWords(typed: string): string[] {
  const words = typed.normalize('NFC').match(/[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*/gu) ?? [];
  return [...new Set(words.map((word) => word.toLowerCase()))].slice(0, mostWords);
}

/** In a longer word two letters the wrong way round leave enough of it to resemble the right one. */
const longestSwapped = 9;

/**
 * What may have been meant by a word with two neighbouring letters the wrong way round: so short a word (`roa`) shares too
 * little with the right one (`rao`) to resemble it. The first letter stays: it is seldom mistyped, and Lai is not Ali.
 */
export function swappedWords(word: string): string[] {
  const letters = word.match(/\p{L}\p{M}*/gu) ?? [];
  if (letters.join('') !== word || letters.length > longestSwapped) {
    return [];
  }
  const swapped = letters
    .slice(2)
    .map((letter, at) =>
      [...letters.slice(0, at + 1), letter, letters[at + 1], ...letters.slice(at + 3)].join(''),
    );
  return [...new Set(swapped)].filter((other) => other !== word);
}
