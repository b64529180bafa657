import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { importKinds } from '@smartmedconnect/sdk/imports';
import { Client } from '../session/client.ts';
import { hospitalDays } from '../session/hospital-days.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { CountPipe } from '../ui/count.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { HospitalNames } from '../ui/hospital-names.ts';
import { Instant } from '../ui/instant.ts';
import { Keys } from '../ui/keys.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { PeriodFilter } from '../ui/period-filter.ts';
import { Tag } from '../ui/tag.ts';
import {
  actionLabels,
  actions,
  kindLabels,
  modeLabels,
  modes,
  standing,
  statuses,
  statusLabels,
  type ImportRun,
} from './import-run.ts';

/** Every file that came in or is on its way, over the API, the command line or the browser. */
@Component({
  selector: 'smc-import-list',
  imports: [
    ChoiceFilter,
    CountPipe,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    MatButton,
    PeriodFilter,
    RouterLink,
    Tag,
  ],
  templateUrl: './import-list.html',
  styleUrl: './imports.scss',
})
export class ImportList {
  readonly kind = input<string>();
  readonly status = input<string>();
  readonly mode = input<string>();
  readonly hospital = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #names = inject(HospitalNames);
  readonly #router = inject(Router);
  protected readonly user = inject(Session).user;

  protected readonly days = hospitalDays(this);
  protected readonly list = listOf({
    filters: () => {
      const days = this.days.bounds();
      if (days === undefined) return undefined;
      return {
        // What an old or mistyped link names and is not known here filters nothing.
        kind: importKinds.find((kind) => kind === this.kind()),
        status: statuses.find((status) => status === this.status()),
        mode: modes.find((mode) => mode === this.mode()),
        hospitalId: this.hospital(),
        ...days,
      };
    },
    pages: (filters, options) => this.#client.imports.list(filters, options),
    after: this.after,
    beforeFiled: ({ hospitalId }) => this.#names.know(hospitalId),
  });
  protected readonly choosesHospital = computed(() => this.user()?.role === 'admin');
  protected readonly kindChoices = choicesOf(importKinds, kindLabels);
  protected readonly statusChoices = choicesOf(statuses, statusLabels);
  protected readonly modeChoices = choicesOf(modes, modeLabels);
  protected readonly actions = actions;
  protected readonly actionLabels = actionLabels;
  protected readonly kindLabels = kindLabels;
  protected readonly standing = standing;
  protected readonly actorWords = actorWords;
  protected readonly columns: readonly CsvColumn<ImportRun>[] = [
    { title: $localize`Import`, value: ({ id }) => id },
    { title: $localize`File`, value: ({ fileName }) => fileName },
    { title: $localize`Hospital`, value: ({ hospitalId }) => this.#names.of(hospitalId) ?? hospitalId },
    { title: $localize`Rows of`, value: ({ kind }) => kindLabels[kind] },
    { title: $localize`Mode`, value: ({ mode }) => modeLabels[mode] },
    { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
    { title: $localize`Rows`, value: ({ totalRows }) => totalRows },
    ...actions.map((action) => ({
      title: actionLabels[action],
      value: ({ counts }: ImportRun) => counts[action],
    })),
    { title: $localize`Started`, value: ({ createdAt }) => createdAt },
    { title: $localize`Started by`, value: ({ startedBy }) => startedBy },
    { title: $localize`Completed`, value: ({ completedAt }) => completedAt },
  ];

  constructor() {
    inject(Live).follow({ topics: ['import'] }, () => this.list.reload());
    inject(Keys).use({
      key: 'n',
      does: $localize`New import`,
      run: () => void this.#router.navigate(['/imports/new']),
    });
  }

  /** Staff know the name of theirs. */
  protected hospitalName(id: string): string | undefined {
    return this.choosesHospital() ? this.#names.of(id) : undefined;
  }
}
