import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { pageLanguage, type Language } from './language.ts';

/** Each language is a page of its own; what is chosen by hand is kept on this device, where the server finds it. */
@Injectable({ providedIn: 'root' })
export class LanguageChoice {
  readonly #location = inject(Location);

  /** Whether somebody has chosen by hand on this device. */
  get made(): boolean {
    return document.cookie.split('; ').some((cookie) => cookie.startsWith(`${name}=`));
  }

  /** The same place of the portal (`/disputes?status=open`) in another language. */
  addressOf(language: Language, place: string): string {
    return `${this.#root}${language}${place}`;
  }

  keep(language: Language): void {
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${name}=${language}; path=${this.#root}; max-age=${oneYearSeconds}; samesite=lax${secure}`;
  }

  /** The path all languages are under: `/admin/`. */
  get #root(): string {
    return this.#location.prepareExternalUrl('/').slice(0, -`${pageLanguage}/`.length);
  }
}

const name = 'smc-language';
const oneYearSeconds = 365 * 24 * 60 * 60;
