import { languages, moneyInWords, wordingOf } from './in-words.ts';

const spaces = /[\u00a0\u202f\u200e\u200f]/g;

describe('money in words', () => {
  it.each([
    ['en-IN', 12_345_678, 'INR', '₹1,23,456.78'],
    ['en', 5, 'INR', '₹0.05'],
    ['en', -5_050, 'EUR', '-€50.50'],
    ['en', 1500, 'JPY', '¥1,500'],
    ['en', 1500, 'KWD', 'KWD1.500'],
    ['en', 500_000, 'IDR', 'IDR5,000.00'],
    ['hi-IN', 50_000, 'INR', '₹500.00'],
    ['ar-KW', 1500, 'KWD', '١٫٥٠٠د.ك.'],
    ['en', 900_719_925_474_099, 'USD', '$9,007,199,254,740.99'],
  ])('in %s writes %d of %s as %s', (locale, amountMinor, currency, written) => {
    expect(moneyInWords({ amountMinor, currency }, wordingOf(locale)).replaceAll(spaces, '')).toBe(written);
  });

  it('needs no sign that the receipt’s fonts do not have, in any currency and language', () => {
    const strange = Intl.supportedValuesOf('currency').flatMap((currency) =>
      languages
        .map((language) => moneyInWords({ amountMinor: 123_456, currency }, wordingOf(null, language)))
        .filter((text) => /[^\p{Script=Latin}\p{scx=Arab}\p{scx=Deva}\d\s.,'$€£¥₹\u200e\u200f-]/u.test(text)),
    );
    expect(strange).toEqual([]);
  });
});
