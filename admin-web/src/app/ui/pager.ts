import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** Back and on through a list. Buttons that lead nowhere stay reachable, so that focus is not lost on the last page. */
@Component({
  selector: 'smc-pager',
  imports: [MatButton],
  template: `
    <button
      matButton
      type="button"
      disabledInteractive
      [disabled]="!hasPrevious()"
      (click)="previous.emit()"
      i18n
    >
      Previous
    </button>
    <button matButton type="button" disabledInteractive [disabled]="!hasNext()" (click)="next.emit()" i18n>
      Next
    </button>
  `,
  styles: `
    :host {
      display: flex;
      justify-content: flex-end;
      gap: 0.25rem;
      padding: 0.5rem;
      border-top: 1px solid var(--smc-line);
    }
  `,
  host: { role: 'navigation', 'aria-label': $localize`Pages` },
})
export class Pager {
  readonly hasPrevious = input.required<boolean>();
  readonly hasNext = input.required<boolean>();
  readonly previous = output();
  readonly next = output();
}
