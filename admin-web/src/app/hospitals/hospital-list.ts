import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { components } from '@smartmedconnect/sdk';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { Keys } from '../ui/keys.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { SearchField } from '../ui/search-field.ts';
import { NewHospitalDialog } from './new-hospital-dialog.ts';

type Hospital = components['schemas']['Hospital'];

@Component({
  selector: 'smc-hospital-list',
  imports: [EmptyNote, Instant, ListBar, ListPanel, MatButton, RouterLink, SearchField],
  templateUrl: './hospital-list.html',
})
export class HospitalList {
  readonly q = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);

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

  constructor() {
    inject(Keys).use({ key: 'n', does: $localize`New hospital`, run: () => void this.add() });
  }

  protected async add(): Promise<void> {
    const id = await NewHospitalDialog.open(this.#dialog);
    if (id !== undefined) await this.#router.navigate(['/hospitals', id]);
  }
}
