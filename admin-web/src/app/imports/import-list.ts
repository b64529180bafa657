import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Session } from '../session/session.ts';
import { CountPipe } from '../ui/count.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { actionLabels, actions, kindLabels, standing, starter } from './import-run.ts';

@Component({
  selector: 'smc-import-list',
  imports: [
    CountPipe,
    EmptyNote,
    Instant,
    MatButton,
    MatProgressBar,
    Pager,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  providers: [ListUrl],
  templateUrl: './import-list.html',
  styleUrl: './imports.scss',
})
export class ImportList {
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly user = inject(Session).user;
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);

  protected readonly runs = resource({
    params: () => ({ cursor: this.after() }),
    loader: ({ params: { cursor }, abortSignal: signal }) =>
      this.#client.imports.list({}, { signal }).page(cursor),
  });
  protected readonly page = lastValue(this.runs);
  protected readonly items = computed(() => this.page()?.items ?? []);
  protected readonly actions = actions;
  protected readonly actionLabels = actionLabels;
  protected readonly kindLabels = kindLabels;
  protected readonly standing = standing;
  protected readonly starter = starter;
}
