import { Component, input } from '@angular/core';
import type { Fault } from './problem.ts';

/** What is wrong with one field, under it. */
@Component({
  selector: 'smc-fault-note',
  template: `
    @for (fault of faults(); track $index) {
      <p>
        {{ fault.words }}
        @if (fault.said; as said) {
          <span lang="en" dir="ltr">{{ said }}</span>
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0.25rem 1rem 0;
      color: var(--smc-bad);
      font-size: 0.75rem;
    }

    p {
      margin: 0;
    }

    span {
      display: block;
    }
  `,
})
export class FaultNote {
  readonly faults = input.required<readonly Fault[]>();
}
