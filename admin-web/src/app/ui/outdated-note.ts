import { Component, input, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Instant } from './instant.ts';
import type { Problem } from './problem.ts';

/** What is shown and can be old: a record, or a page of a list. */
interface Aging {
  readonly outdated: Signal<Problem | undefined>;
  readonly at: Signal<string | undefined>;
  reload(): void;
}

/** Says that what is shown could not be renewed, and since when. Nothing while it could. */
@Component({
  selector: 'smc-outdated-note',
  imports: [Instant, MatButton],
  template: `
    @if (of().outdated(); as problem) {
      <div class="outdated" role="status">
        <p>
          <b>{{ problem.title }}</b>
          @if (of().at(); as at) {
            <span i18n>Shown as it was at <smc-instant [at]="at" />.</span>
          }
        </p>
        <button matButton type="button" (click)="of().reload()" i18n>Try again</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .outdated {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: center;
      justify-content: space-between;
      padding: 0.5rem 1.25rem;
      border-bottom: 1px solid var(--smc-bad-line);
      background: var(--smc-bad-tint);
    }

    :host(.alone) .outdated {
      border: 1px solid var(--smc-bad-line);
      border-radius: 0.5rem;
      margin-bottom: 1.5rem;
    }

    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      margin: 0;
    }
  `,
})
export class OutdatedNote {
  readonly of = input.required<Aging>();
}
