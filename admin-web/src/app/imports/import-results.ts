import { Component, computed, inject, input, resource } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { columnOfField, type ImportAction, type ImportKind } from '@smartmedconnect/sdk/imports';
import { Client } from '../session/client.ts';
import { problemOf } from '../ui/problem-of.ts';
import { CountPipe } from '../ui/count.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { actionLabels, actionTones } from './import-run.ts';

/** The lines of one run, with the reasons of those that were refused. */
@Component({
  selector: 'smc-import-results',
  imports: [CountPipe, EmptyNote, MatProgressBar, Pager, ProblemNote, SkeletonRows, Tag],
  providers: [ListUrl],
  templateUrl: './import-results.html',
  styleUrl: './imports.scss',
})
export class ImportResults {
  readonly runId = input.required<string>();
  readonly kind = input.required<ImportKind>();
  readonly action = input<ImportAction>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);

  protected readonly results = resource({
    params: () => ({ id: this.runId(), action: this.action(), cursor: this.after() }),
    loader: ({ params: { id, ...query }, abortSignal }) =>
      this.#client.imports.results(id, query, abortSignal),
  });
  protected readonly page = lastValue(this.results);
  protected readonly items = computed(() => this.page()?.items ?? []);
  /** Whoever sent the file knows its columns, not the names of our fields. */
  protected readonly columnOfField = columnOfField;
  protected readonly actionLabels = actionLabels;
  protected readonly actionTones = actionTones;
}
