import { preferences } from './preferences.ts';

/** The languages the portal is built in; the first is for readers of none of them. */
export const pageLanguages = ['en', 'hi', 'ar'] as const;

export type PageLanguage = (typeof pageLanguages)[number];

/** The portal keeps here what a reader has chosen by hand on this device; it says nothing about who they are. */
const chosen = /(?:^|;\s*)smc-language=([a-z]+)/;

/** The language of a reader: the one they have chosen here, else the first of their browser's that we speak. */
export function pageLanguage(headers: {
  cookie?: string | undefined;
  'accept-language'?: string | undefined;
}): PageLanguage {
  const wanted = [chosen.exec(headers.cookie ?? '')?.[1], ...preferences(headers['accept-language'])];
  return wanted.map(languageOf).find(isPageLanguage) ?? pageLanguages[0];
}

export function isPageLanguage(name: string | undefined): name is PageLanguage {
  return pageLanguages.some((language) => language === name);
}

/** `hi-IN` is Hindi. */
function languageOf(tag: string | undefined): string | undefined {
  return tag?.split('-')[0];
}
