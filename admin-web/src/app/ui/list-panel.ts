import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { List } from './list.ts';
import { OutdatedNote } from './outdated-note.ts';
import { Pager } from './pager.ts';
import { ProblemNote } from './problem-note.ts';
import { RowKeys } from './row-keys.ts';
import { SkeletonRows } from './skeleton-rows.ts';

/**
 * A list in every state it can be in. The screen puts its table in it, and two notes: `[nothing]` for a list that is empty, and
 * `[noMatch]` for one that its filters have emptied. Rows that open something have a link `.whole-row`.
 */
@Component({
  selector: 'smc-list-panel',
  imports: [MatProgressBar, OutdatedNote, Pager, ProblemNote, RowKeys, SkeletonRows],
  templateUrl: './list-panel.html',
  styleUrl: './list-panel.scss',
})
export class ListPanel {
  readonly list = input.required<List<unknown>>();
  readonly label = input.required<string>();

  /** The place in the list is one it has no more: an old link, or one that was cut off. */
  protected readonly isLost = computed(
    () =>
      this.list()
        .problem()
        ?.faults.some(({ pointer }) => pointer === '/cursor') === true,
  );
}
