import { pageLanguage } from './page-language.ts';

describe('the language of a page', () => {
  it.each([
    ['what the reader chose here, whatever the browser says', 'smc-language=ar', 'hi', 'ar'],
    ['the best of the browser that we speak', undefined, 'fr-FR,ar;q=0.5,hi-IN;q=0.9', 'hi'],
    ['English for readers of none of ours', undefined, 'fr-FR,fr', 'en'],
    ['English when nothing is said', undefined, undefined, 'en'],
    ['the browser’s when what was chosen is not spoken any more', 'a=1; smc-language=xx', 'hi', 'hi'],
    ['not read out of another cookie', 'my-smc-language=ar', 'hi', 'hi'],
  ])('is %s', (_title, cookie, accepted, language) => {
    expect(pageLanguage({ cookie, 'accept-language': accepted })).toBe(language);
  });
});
