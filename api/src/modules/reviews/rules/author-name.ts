/**
 * How the author of a review is named in public: the first name and the initial of the last, as `Mila S.`. Enough to tell voices
 * apart, too little to look somebody up.
 */
export function authorName(fullName: string): string {
  const names = fullName.trim().split(/\s+/u);
  const [first = '', last] = [names[0], names.length > 1 ? names.at(-1) : undefined];
  return last === undefined ? first : `${first} ${firstLetter(last)}.`;
}

/** A letter as a reader sees it: in many scripts it is several characters. */
function firstLetter(name: string): string {
  const [letter] = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name);
  return letter?.segment ?? '';
}
