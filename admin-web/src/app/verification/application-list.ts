import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import {
  filterLabels,
  progress,
  statuses,
  statusLabels,
  statusTones,
  type Application,
} from './application.ts';

/** Doctors who registered: who waits longest comes first. */
@Component({
  selector: 'smc-application-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './application-list.html',
  styleUrl: './verification.scss',
})
export class ApplicationList {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);

  protected readonly list = listOf({
    filters: () => ({
      q: this.q(),
      status: statuses.find((status) => status === this.status()),
      hospitalId: this.hospital(),
    }),
    pages: (filters, options) => this.#client.doctorApplications.list(filters, options),
    after: this.after,
  });
  protected readonly rows = computed(() =>
    this.list.items().map((application) => ({ application, ...progress(application) })),
  );
  protected readonly statusChoices = choicesOf(
    statuses.filter((status) => status !== 'open'),
    filterLabels,
  );
  protected readonly toBeDecided = filterLabels.open;
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly columns: readonly CsvColumn<Application>[] = [
    { title: $localize`Name`, value: ({ fullName }) => fullName },
    { title: $localize`Email`, value: ({ applicant }) => applicant.email },
    { title: $localize`Hospital`, value: ({ hospital }) => hospital.name },
    { title: $localize`Licence`, value: ({ licence }) => `${licence.number}, ${licence.authority}` },
    { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
    { title: $localize`Sent`, value: ({ createdAt }) => createdAt },
    { title: $localize`Decided`, value: ({ decision }) => decision?.at },
  ];

  constructor() {
    inject(Live).follow({ topics: ['doctor_application'] }, () => this.list.reload());
  }
}
