import { Component, input } from '@angular/core';

export type Tone = 'good' | 'plain' | 'busy' | 'bad';

/** A state in one word. The dot repeats in colour what the word says, never instead of it. */
@Component({
  selector: 'smc-tag',
  template: '<ng-content />',
  styles: `
    :host {
      display: inline-flex;
      /* The word stands on the line of the words beside it; the dot has none. */
      align-items: baseline;
      gap: 0.4375rem;
      white-space: nowrap;
    }

    :host::before {
      content: '';
      align-self: center;
      width: 0.5rem;
      height: 0.5rem;
      border-radius: 50%;
      background: var(--smc-tone, var(--mat-sys-outline));
    }

    :host([data-tone='good']) {
      --smc-tone: var(--smc-good);
    }

    :host([data-tone='busy']) {
      --smc-tone: var(--smc-busy);
    }

    :host([data-tone='bad']) {
      --smc-tone: var(--smc-bad);
    }
  `,
  host: { '[attr.data-tone]': 'tone()' },
})
export class Tag {
  readonly tone = input<Tone>('plain');
}
