const displayNames = new Intl.DisplayNames('en', { type: 'language' });

/**
 * The canonical BCP 47 tag of a language given as a tag ("hi", "pt-br") or by its English name ("Hindi", "Brazilian
 * Portuguese"), in any case; undefined when it is neither. Hospital files have both.
 *
 * @see RFC 5646, and the language names of the Unicode CLDR
 */
export function languageTag(words: string): string | undefined {
  const text = words.trim().replaceAll(/\s+/g, ' ');
  return tagsByName().get(text.toLowerCase()) ?? canonicalTag(text);
}

/** The English name of a tag: "hi" is "Hindi". */
export function languageName(tag: string): string {
  return displayNames.of(tag) ?? tag;
}

function canonicalTag(text: string): string | undefined {
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(text)) {
    return undefined;
  }
  try {
    const tag = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
    const language = tag && new Intl.Locale(tag).language;
    // A well-formed tag of a language that has no name is a slip ("xy"), not a language.
    return language && displayNames.of(language) !== language ? tag : undefined;
  } catch {
    return undefined;
  }
}

let names: Map<string, string> | undefined;

/** English names to tags, read backwards from Intl once: every code of two or three letters, and the usual regional ones. */
function tagsByName(): Map<string, string> {
  names ??= new Map([...namesOf(twoAndThreeLetters()), ...namesOf(regional), ...otherNames]);
  return names;
}

const regional = ['en-GB', 'en-US', 'en-AU', 'en-CA', 'fr-CA', 'fr-CH', 'es-MX', 'es-419', 'pt-BR', 'pt-PT'];
regional.push('de-AT', 'de-CH', 'nl-BE', 'zh-Hans', 'zh-Hant', 'ar-001');

/** Names in common use that the Unicode names do not have. */
const otherNames: [string, string][] = [
  ['mandarin', 'zh'],
  ['mandarin chinese', 'zh'],
  ['cantonese', 'yue'],
  ['farsi', 'fa'],
  ['tagalog', 'fil'],
  ['oriya', 'or'],
  ['panjabi', 'pa'],
  ['bengali', 'bn'],
  ['castilian', 'es'],
  ['brazilian portuguese', 'pt-BR'],
];

function* namesOf(tags: Iterable<string>): Generator<[string, string]> {
  for (const tag of tags) {
    const name = displayNames.of(tag);
    if (name !== undefined && name !== tag) {
      yield [name.toLowerCase(), Intl.getCanonicalLocales(tag)[0] ?? tag];
    }
  }
}

/** Three letters first: where two codes have one name, the shorter, which BCP 47 prefers, is the one that stays. */
function* twoAndThreeLetters(): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const a of letters) for (const b of letters) for (const c of letters) yield a + b + c;
  for (const a of letters) for (const b of letters) yield a + b;
}
