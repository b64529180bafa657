import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { boundsOf, daysHint } from '../ui/day.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { PeriodFilter } from '../ui/period-filter.ts';
import { SearchField } from '../ui/search-field.ts';
import { isAddress, isId, wholeOrNone } from '../ui/well-formed.ts';
import { actorWords, resourceLabels, resources, screenOf, type AuditEntry } from './audit-entry.ts';
import { actions, actionsOn } from './audit-actions.ts';
import { detailsOf } from './details-of.ts';

/** Who did what to which record, and from where: each of these narrows the list when it is followed. */
@Component({
  selector: 'smc-audit-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    PeriodFilter,
    RouterLink,
    SearchField,
  ],
  templateUrl: './audit-list.html',
  styleUrl: './audit.scss',
})
export class AuditList {
  readonly actor = input<string>();
  readonly action = input<string>();
  readonly hospital = input<string>();
  readonly kind = input<string>();
  readonly record = input<string>();
  readonly ip = input<string>();
  readonly request = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #days = computed(() => ({ from: this.from(), to: this.to() }));

  protected readonly list = listOf({
    filters: () => ({
      // What is not whole yet is not looked for.
      actorId: wholeOrNone(this.actor(), isId),
      action: actions.find((action) => action === this.action()),
      hospitalId: this.hospital(),
      resourceType: resources.find((type) => type === this.kind()),
      resourceId: wholeOrNone(this.record(), isId),
      ip: wholeOrNone(this.ip(), isAddress),
      requestId: this.request(),
      ...boundsOf(this.#days()),
    }),
    pages: (filters, options) => this.#client.audit.list(filters, options),
    after: this.after,
  });
  protected readonly rows = computed(() =>
    this.list.items().map((entry) => ({
      entry,
      who: actorWords(entry.actor),
      screen: screenOf(entry.resource),
      details: detailsOf(entry.details),
    })),
  );
  protected readonly actionChoices = computed(() => {
    const kind = resources.find((type) => type === this.kind());
    return actionsOn(kind).map((action) => ({ value: action, label: action }));
  });
  /** Of all hospitals and of none: the days are the reader's, as the times in the rows are. */
  protected readonly zoneHint = computed(() => daysHint(this.#days()));
  protected readonly idHint = (id: string | undefined) =>
    id && !isId(id) ? $localize`It is looked for once it is whole.` : undefined;
  protected readonly addressHint = (address: string | undefined) =>
    address && !isAddress(address) ? $localize`It is looked for once it is whole.` : undefined;
  protected readonly kinds = choicesOf(resources, resourceLabels);
  protected readonly resourceLabels = resourceLabels;
  protected readonly columns: readonly CsvColumn<AuditEntry>[] = [
    { title: $localize`When`, value: ({ at }) => at },
    { title: $localize`Who`, value: ({ actor }) => actorWords(actor) },
    { title: $localize`Email`, value: ({ actor }) => actor.email },
    { title: $localize`Action`, value: ({ action }) => action },
    { title: $localize`Record`, value: ({ resource }) => resource.id },
    { title: $localize`Hospital`, value: ({ hospital }) => hospital?.name },
    { title: $localize`From address`, value: ({ ip }) => ip },
    { title: $localize`Request`, value: ({ requestId }) => requestId },
    { title: $localize`Details`, value: ({ details }) => JSON.stringify(details) },
  ];

  protected narrow(filter: Readonly<Record<string, string | null>>): void {
    this.list.url.filter(filter);
  }
}
