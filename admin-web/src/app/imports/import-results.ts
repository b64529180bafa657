import { Component, inject, input } from '@angular/core';
import { Pages } from '@smartmedconnect/sdk';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import {
  faultInColumns,
  type ImportAction,
  type ImportKind,
  type RowResult,
} from '@smartmedconnect/sdk/imports';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { CountPipe } from '../ui/count.ts';
import { CsvExport } from '../ui/csv-export.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { listOf } from '../ui/list.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { LiveDot } from '../ui/live-dot.ts';
import { SavedViews } from '../ui/saved-views.ts';
import { Tag } from '../ui/tag.ts';
import { actionLabels, actionTones } from './import-run.ts';

/** The lines of one run, with the reasons of those that were refused; they are renewed while it goes. */
@Component({
  selector: 'smc-import-results',
  imports: [CountPipe, CsvExport, EmptyNote, ListPanel, LiveDot, SavedViews, Tag],
  templateUrl: './import-results.html',
  styleUrl: './imports.scss',
})
export class ImportResults {
  readonly runId = input.required<string>();
  readonly kind = input.required<ImportKind>();
  readonly action = input<ImportAction>();
  readonly after = input<string>();

  readonly #imports = inject(Client).imports;

  protected readonly list = listOf({
    filters: () => ({ id: this.runId(), action: this.action() }),
    pages: ({ id, ...query }, { signal }) =>
      new Pages((cursor) => this.#imports.results(id, { ...query, cursor }, signal)),
    after: this.after,
  });
  /** Whoever sent the file knows its columns, not the names of our fields. */
  protected readonly faultInColumns = faultInColumns;
  protected readonly actionLabels = actionLabels;
  protected readonly actionTones = actionTones;
  protected readonly columns: readonly CsvColumn<RowResult>[] = [
    { title: $localize`Line`, value: ({ line }) => line },
    { title: $localize`External id`, value: ({ externalId }) => externalId },
    { title: $localize`Result`, value: ({ action }) => actionLabels[action] },
    {
      title: $localize`Reasons`,
      value: ({ errors }) => errors.map((error) => this.#words(error)).join('; '),
    },
  ];

  constructor() {
    inject(Live).follow({ topics: ['import'], id: () => this.runId() }, () => this.list.reload());
  }

  #words(error: RowResult['errors'][number]): string {
    const { field, message } = faultInColumns(this.kind(), error);
    return message.startsWith(field) ? message : `${field}: ${message}`;
  }
}
