import { Component, computed, effect, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { ImportAction } from '@smartmedconnect/sdk/imports';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { CountPipe } from '../ui/count.ts';
import { Instant } from '../ui/instant.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { ImportResults } from './import-results.ts';
import { actionLabels, actions, kindLabels, settledRows, standing, starter } from './import-run.ts';

const refreshMs = 3000;

@Component({
  selector: 'smc-import-detail',
  imports: [
    CountPipe,
    ImportResults,
    Instant,
    MatProgressBar,
    OutdatedNote,
    ProblemNote,
    RouterLink,
    SkeletonRows,
    Tag,
  ],
  templateUrl: './import-detail.html',
  styleUrl: './imports.scss',
})
export class ImportDetail {
  readonly id = input.required<string>();
  readonly action = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly user = inject(Session).user;

  protected readonly loading = recordOf({
    of: () => this.id(),
    load: (id, options) => this.#client.imports.get(id, options),
  });
  protected readonly run = this.loading.value;
  protected readonly shown = computed<ImportAction | undefined>(() =>
    actions.find((action) => action === this.action()),
  );
  protected readonly actions = actions;
  protected readonly actionLabels = actionLabels;
  protected readonly kindLabels = kindLabels;
  protected readonly standing = standing;
  protected readonly starter = starter;
  protected readonly settledRows = settledRows;

  constructor() {
    // A file on its way in is watched until it has arrived.
    effect((onCleanup) => {
      if (this.loading.isLoading() || this.run()?.status !== 'running') return;
      const timer = setTimeout(() => this.loading.reload(), refreshMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
