import { Location } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../session/session.ts';
import { Mark } from '../ui/mark.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { tryAgain } from '../ui/try-again.ts';

/** Stands under the address that was asked for while the server does not say whose the kept session is. */
@Component({
  selector: 'smc-no-answer',
  imports: [Mark, ProblemNote],
  template: `
    <main>
      <smc-mark />
      <h1 i18n>You are still signed in</h1>
      <p i18n>The page opens by itself as soon as the server answers.</p>
      @if (problem(); as problem) {
        <smc-problem-note [problem]="problem" (retried)="reload()" />
      }
    </main>
  `,
  styles: `
    main {
      max-width: 32rem;
      padding: 3rem 1rem;
      margin-inline: auto;
    }

    smc-mark {
      margin-bottom: 1.25rem;
    }
  `,
})
export class NoAnswer {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #location = inject(Location);

  readonly failure = this.#session.failure;
  protected readonly problem = computed(() => {
    const failure = this.failure();
    return failure === undefined ? undefined : problemOf(failure);
  });

  constructor() {
    tryAgain(this);
  }

  async reload(): Promise<void> {
    await this.#session.restore();
    // To the page that was asked for, or to sign in when the session is gone.
    if (this.failure() === undefined) await this.#router.navigateByUrl(this.#location.path());
  }
}
