import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { components } from '@smartmedconnect/sdk';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { SearchField } from '../ui/search-field.ts';

type Hospital = components['schemas']['Hospital'];

@Component({
  selector: 'smc-hospital-list',
  imports: [EmptyNote, Instant, ListBar, ListPanel, RouterLink, SearchField],
  templateUrl: './hospital-list.html',
})
export class HospitalList {
  readonly q = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);

  protected readonly list = listOf({
    filters: () => ({ q: this.q() }),
    pages: (filters, options) => this.#client.hospitals.list(filters, options),
    after: this.after,
  });
  protected readonly columns: readonly CsvColumn<Hospital>[] = [
    { title: $localize`Id`, value: ({ id }) => id },
    { title: $localize`Name`, value: ({ name }) => name },
    { title: $localize`Short name`, value: ({ slug }) => slug },
    { title: $localize`Time zone`, value: ({ timeZone }) => timeZone },
    { title: $localize`Currency`, value: ({ currency }) => currency },
    { title: $localize`Name in law`, value: ({ legalName }) => legalName },
    { title: $localize`Changed`, value: ({ updatedAt }) => updatedAt },
  ];
}
