import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { ChoiceFilter, choicesOf } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { Instant } from '../ui/instant.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { SearchField } from '../ui/search-field.ts';
import { Tag } from '../ui/tag.ts';
import { statuses, statusLabels, statusTones, type Doctor } from './doctor.ts';

@Component({
  selector: 'smc-doctor-list',
  imports: [
    ChoiceFilter,
    EmptyNote,
    HospitalFilter,
    Instant,
    ListBar,
    ListPanel,
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    RouterLink,
    SearchField,
    Tag,
  ],
  templateUrl: './doctor-list.html',
  styleUrl: './doctors.scss',
})
export class DoctorList {
  readonly q = input<string>();
  readonly specialty = input<string>();
  readonly status = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #hospitalId = inject(Session).hospitalId;

  protected readonly list = listOf({
    filters: () => ({
      q: this.q(),
      specialty: this.specialty(),
      hospitalId: this.#hospitalId() ?? this.hospital(),
      // Those who wait to be verified or are suspended, too: the server shows them to their own hospital.
      status: statuses.find((status) => status === this.status()) ?? ('all' as const),
    }),
    pages: (filters, options) => this.#client.doctors.search(filters, options),
    after: this.after,
  });
  protected readonly typedSpecialty = linkedSignal(() => this.specialty() ?? '');
  // Only to suggest while a filter is typed: without them it still takes what is typed.
  readonly #specialties = resource({
    params: () => ({ hospitalId: this.#hospitalId(), limit: 100 }),
    loader: async ({ params: query, abortSignal: signal }) => {
      const { data } = await this.#client.api.GET('/v1/specialties', { params: { query }, signal });
      return data?.items.map(({ name }) => name) ?? [];
    },
  });
  protected readonly suggestions = computed(() => {
    const typed = this.typedSpecialty().toLowerCase();
    const all = this.#specialties.hasValue() ? this.#specialties.value() : [];
    return all.filter((name) => name.includes(typed));
  });
  /** Everybody else has one. */
  protected readonly choosesHospital = computed(() => this.#hospitalId() === undefined);
  protected readonly statusChoices = choicesOf(statuses, statusLabels);
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;
  protected readonly columns: readonly CsvColumn<Doctor>[] = [
    { title: $localize`Name`, value: ({ fullName }) => fullName },
    { title: $localize`Hospital`, value: ({ hospital }) => hospital.name },
    { title: $localize`Specialties`, value: ({ specialties }) => specialties.join('; ') },
    { title: $localize`Status`, value: ({ status }) => statusLabels[status] },
    { title: $localize`Next available`, value: ({ nextAvailableAt }) => nextAvailableAt },
  ];

  protected narrowTo(specialty: string): void {
    const wanted = specialty.trim();
    if (wanted !== (this.specialty() ?? '')) this.list.url.narrow('specialty', wanted);
  }
}
