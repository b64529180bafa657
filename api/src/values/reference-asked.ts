const reference = /^[0-9A-HJKMNP-TV-Z]{3,8}$/;
const half = 4;
/** Three letters of a reference begin a thousandth of a per cent of all; three letters of a name begin many names. */
const fewestLetters = 4;

/**
 * The beginning of the reference that somebody may have meant, as references are written (`7K3Q-M0`): with or without its hyphen,
 * in small letters, with O for 0 and I or L for 1 (Crockford's base 32). Undefined when it can be none.
 */
export function referenceAsked(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!reference.test(letters) || (letters.length < fewestLetters && !/\d/.test(typed))) {
    return undefined;
  }
  return letters.length > half ? `${letters.slice(0, half)}-${letters.slice(half)}` : letters;
}
