import { Component, ElementRef, afterRenderEffect, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Keys } from './keys.ts';
import type { List } from './list.ts';
import { OutdatedNote } from './outdated-note.ts';
import { Pager } from './pager.ts';
import { ProblemNote } from './problem-note.ts';
import { RowFocus } from './row-focus.ts';
import { SkeletonRows } from './skeleton-rows.ts';

/**
 * A list in every state it can be in. The screen puts its table in it, and two notes: `[nothing]` for a list that is empty, and
 * `[noMatch]` for one that its filters have emptied. Rows that open something have a link `.whole-row`.
 */
@Component({
  selector: 'smc-list-panel',
  imports: [MatProgressBar, OutdatedNote, Pager, ProblemNote, SkeletonRows],
  templateUrl: './list-panel.html',
  styleUrl: './list-panel.scss',
})
export class ListPanel {
  readonly list = input.required<List<unknown>>();
  readonly label = input.required<string>();

  readonly #rows = new RowFocus(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);

  constructor() {
    inject(Keys).use(
      { key: 'k', does: $localize`Previous row`, run: () => this.#rows.move(-1) },
      { key: 'j', does: $localize`Next row; Enter opens it`, run: () => this.#rows.move(1) },
    );
    afterRenderEffect(() => {
      this.list().items();
      this.#rows.keep();
    });
  }

  protected arrow(event: Event, step: 1 | -1): void {
    if (this.#rows.isRow(event.target) && this.#rows.move(step)) event.preventDefault();
  }

  protected remember(): void {
    this.#rows.remember();
  }
}
