/** The languages the portal is built in, each under its own name. Its page in one of them says which: `<html lang>`. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'hi', name: 'हिन्दी' },
  { tag: 'ar', name: 'العربية' },
] as const;

export type Language = (typeof languages)[number]['tag'];

/** The language of this page; the build puts it in. */
export const pageLanguage: Language = languageOf($localize.locale) ?? 'en';

/** Ours for a tag such as `hi-IN`, if it is one of ours. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  return languages.find((language) => language.tag === tag?.split('-')[0])?.tag;
}

/**
 * How the reader of a page writes numbers, dates and money: in the page's language, the way of their own region when their
 * browser names one (`en-IN` has lakhs). Always by the calendar and with the digits of what is typed and stored.
 */
export function formatLocaleOf(language: Language, preferred: readonly string[]): string {
  const regional = preferred.find((tag) => isTag(tag) && languageOf(tag) === language) ?? language;
  return new Intl.Locale(regional, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
}

/** Some browsers pass on what their system calls a language, such as `en-US@posix`. */
function isTag(text: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text);
}

export const formatLocale = formatLocaleOf(pageLanguage, navigator.languages);
