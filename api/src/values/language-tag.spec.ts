import { languageName, languageTag } from './language-tag.ts';

it.each([
  ['English', 'en'],
  [' hindi ', 'hi'],
  ['HI', 'hi'],
  ['Kannada', 'kn'],
  ['Brazilian  Portuguese', 'pt-BR'],
  ['British English', 'en-GB'],
  ['Mandarin', 'zh'],
  ['Tagalog', 'fil'],
  ['pt_br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['American Sign Language', 'ase'],
  ['Punjabi', 'pa'],
])('%j is %s', (words, tag) => {
  expect(languageTag(words)).toBe(tag);
});

it.each([[''], ['Klingonese'], ['xy'], ['e'], ['en-'], ['English|Hindi'], ['12'], ['und x y']])(
  '%j is no language',
  (words) => {
    expect(languageTag(words)).toBeUndefined();
  },
);

it('reads the English name of a tag back to the tag', () => {
  for (const tag of [
    'en',
    'hi',
    'ta',
    'te',
    'kn',
    'ml',
    'mr',
    'bn',
    'gu',
    'ur',
    'es',
    'fr',
    'ar',
    'zh',
    'ru',
  ]) {
    expect(languageTag(languageName(tag))).toBe(tag);
  }
});
