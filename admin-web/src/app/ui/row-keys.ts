import { Directive, ElementRef, afterRenderEffect, inject, input } from '@angular/core';
import { Keys } from './keys.ts';
import { RowFocus } from './row-focus.ts';

/**
 * The way through the rows of what it stands on, by `j`, `k` and the arrows. A row that opens something has a link `.whole-row` for it;
 * one that does not has `.row-stop`, with `tabindex="-1"`, where the way to its own buttons begins.
 */
@Directive({
  selector: '[smcRowKeys]',
  host: {
    '(keydown.arrowdown)': 'arrow($event, 1)',
    '(keydown.arrowup)': 'arrow($event, -1)',
    '(focusin)': 'remember()',
    '(focusout)': 'left($event.target)',
  },
})
export class RowKeys {
  /** What the rows are made of: when that changes, the focus is kept where it was. */
  readonly rows = input.required<unknown>({ alias: 'smcRowKeys' });

  readonly #focus = new RowFocus(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);

  constructor() {
    inject(Keys).use(
      { key: 'k', does: $localize`Previous row`, run: () => this.#focus.move(-1) },
      { key: 'j', does: $localize`Next row; Enter opens it`, run: () => this.#focus.move(1) },
    );
    afterRenderEffect(() => {
      this.rows();
      this.#focus.keep();
    });
  }

  protected arrow(event: Event, step: 1 | -1): void {
    if (this.#focus.isRow(event.target) && this.#focus.move(step)) event.preventDefault();
  }

  protected remember(): void {
    this.#focus.remember();
  }

  protected left(row: EventTarget | null): void {
    // Where it went, and whether the row is still there, is known once the browser is through with it.
    queueMicrotask(() => this.#focus.left(row));
  }
}
