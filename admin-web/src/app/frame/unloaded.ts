import { Location } from '@angular/common';
import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** A part of the portal that could not be loaded: there is no network, or a newer portal has taken the place of this one. */
@Injectable({ providedIn: 'root' })
export class Unloaded {
  readonly #location = inject(Location);
  readonly #address = signal<string | undefined>(undefined);

  /** Where it is loaded whole, from the language on; undefined while nothing is missing. */
  readonly address = this.#address.asReadonly();

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.#address.set(undefined));
  }

  say(url: string): void {
    this.#address.set(this.#location.prepareExternalUrl(url));
  }
}
