import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { ImportAction } from '@smartmedconnect/sdk/imports';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { CountPipe } from '../ui/count.ts';
import { Instant } from '../ui/instant.ts';
import { OutdatedNote } from '../ui/outdated-note.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { recordOf } from '../ui/record.ts';
import { recordTitle } from '../ui/record-title.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { ImportResults } from './import-results.ts';
import {
  actionLabels,
  actions,
  kindLabels,
  mayStop,
  settledRows,
  standing,
  type ImportRun,
} from './import-run.ts';
import { StopImport } from './stop-import.ts';

@Component({
  selector: 'smc-import-detail',
  imports: [
    CountPipe,
    ImportResults,
    Instant,
    MatButton,
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
  readonly #stopping = inject(StopImport);
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
  protected readonly actorWords = actorWords;
  protected readonly mayStop = mayStop;
  protected readonly settledRows = settledRows;

  constructor() {
    recordTitle(() => this.run()?.fileName ?? undefined);
    inject(Live).follow({ topics: ['import'], id: () => this.id() }, () => this.loading.reload());
  }

  protected async stop({ id, fileName, mode }: ImportRun): Promise<void> {
    await this.#stopping.stop(id, fileName, mode === 'dry_run');
    // Also when it was refused: it may have come to its end meanwhile.
    this.loading.reload();
  }
}
