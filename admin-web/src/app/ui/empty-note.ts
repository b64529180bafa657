import { Component, input } from '@angular/core';

/** A list with nothing in it: says so, and in its content what to do about it. */
@Component({
  selector: 'smc-empty-note',
  template: `
    <p class="title">{{ title() }}</p>
    <p class="hint"><ng-content /></p>
  `,
  styles: `
    :host {
      display: block;
      padding: 3.5rem 1.5rem;
      text-align: center;
      text-wrap: balance;
    }

    p {
      margin: 0;
    }

    .title {
      font-weight: 600;
    }

    .hint {
      margin-top: 0.375rem;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class EmptyNote {
  readonly title = input.required<string>();
}
