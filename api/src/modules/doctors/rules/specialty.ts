/** A specialty as it is stored and compared: lower case, single spaces; undefined when nothing is left. */
export function specialty(words: string): string | undefined {
  const tidy = words.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return tidy === '' ? undefined : tidy;
}
