import { formatLocaleOf, languageOf } from './language.ts';

describe('the language of a page', () => {
  it.each([
    ['hi-IN', 'hi'],
    ['ar', 'ar'],
    ['fr', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('for %s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});

describe('how its numbers and days are written', () => {
  const written = (locale: string) => [
    new Intl.NumberFormat(locale).format(1_234_567.5),
    new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date('2026-11-26')),
  ];

  it('is the way of the region the browser names, if it speaks the language of the page', () => {
    expect(written(formatLocaleOf('en', ['hi-IN', 'en-IN']))).toEqual(['12,34,567.5', '26/11/26']);
    expect(written(formatLocaleOf('en', ['hi-IN']))).toEqual(['1,234,567.5', '11/26/26']);
  });

  it('does not stumble over what is no language', () => {
    expect(formatLocaleOf('en', ['en-US@posix', 'en-GB'])).toContain('en-GB');
  });

  it('is by the calendar of the API and in the digits people type, also where others are usual', () => {
    expect(written(formatLocaleOf('ar', ['ar-SA']))).toEqual([
      '1,234,567.5',
      expect.stringMatching(/26.*11.*2026/),
    ]);
  });
});
