import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Ask } from './ask.ts';
import { Leave } from './leave.ts';
import { languages, pageLanguage, type Language } from './language.ts';
import { LanguageChoice } from './language-choice.ts';
import { Unsaved } from './unsaved.ts';

/** The same page in each language: plain links, each in its own tongue, so that nobody has to read another to find theirs. */
@Component({
  selector: 'smc-languages',
  template: `
    @for (language of all(); track language.tag) {
      <a
        [href]="language.address"
        [attr.lang]="language.tag"
        [attr.hreflang]="language.tag"
        [attr.aria-current]="language.tag === current || null"
        (click)="go($event, language)"
        >{{ language.name }}</a
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      font-size: 0.875rem;
    }

    a {
      padding-block: 0.25rem;
      color: var(--mat-sys-on-surface-variant);
      text-decoration: none;

      &:hover {
        color: var(--mat-sys-on-surface);
      }

      &[aria-current] {
        color: var(--mat-sys-on-surface);
        font-weight: 600;
      }
    }
  `,
  host: { role: 'navigation', 'aria-label': $localize`Language` },
})
export class Languages {
  readonly #router = inject(Router);
  readonly #choice = inject(LanguageChoice);
  readonly #ask = inject(Ask);
  readonly #unsaved = inject(Unsaved);
  readonly #leave = inject(Leave);
  protected readonly current = pageLanguage;

  protected readonly all = computed(() => {
    // Read anew whenever the router has gone somewhere.
    this.#router.lastSuccessfulNavigation();
    const place = this.#router.url;
    return languages.map((language) => ({
      ...language,
      address: this.#choice.addressOf(language.tag, place),
    }));
  });

  /** A link like any other, unless something that is typed would be lost. */
  protected async go(event: Event, { tag, address }: { tag: Language; address: string }): Promise<void> {
    if (!this.#unsaved.any()) {
      this.#choice.keep(tag);
      return;
    }
    event.preventDefault();
    const question = {
      title: $localize`Change the language?`,
      text: $localize`What you have typed here and not saved would be lost.`,
      action: $localize`Change it`,
    };
    if (!(await this.#ask.whether(question))) return;
    this.#choice.keep(tag);
    this.#leave(address);
  }
}
