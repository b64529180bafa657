/** Blanks, full stops and capitals make no other words of a text. */
const between = /[\s\p{P}\p{Cf}]+/gu;

/** Whether somebody who reads both would say that they say the same, word for word. */
export function sameWords(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  const words = text.normalize('NFKC').replace(between, ' ').trim().toLowerCase();
  return words === '' ? text.trim() : words;
}
