import { Component, computed, inject, input, linkedSignal, resource, type OnDestroy } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Client } from '../session/client.ts';
import { problemOf } from '../session/problem-of.ts';
import { Session } from '../session/session.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { Instant } from '../ui/instant.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { Tag } from '../ui/tag.ts';
import { statusLabels, statusTones } from './doctor.ts';

const typingPauseMs = 300;

@Component({
  selector: 'smc-doctor-list',
  imports: [
    EmptyNote,
    Instant,
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatProgressBar,
    Pager,
    ProblemNote,
    SkeletonRows,
    Tag,
  ],
  providers: [ListUrl],
  templateUrl: './doctor-list.html',
  styleUrl: './doctors.scss',
})
export class DoctorList implements OnDestroy {
  readonly q = input<string>();
  readonly specialty = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #hospitalId = inject(Session).hospitalId;
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly doctors = resource({
    params: () => ({
      q: this.q(),
      specialty: this.specialty(),
      hospitalId: this.#hospitalId(),
      // Those who wait to be verified or are suspended, too: the server shows them to their own hospital.
      status: 'all' as const,
      cursor: this.after(),
    }),
    loader: ({ params: { cursor, ...filters }, abortSignal: signal }) =>
      this.#client.doctors.search(filters, { signal }).page(cursor),
  });
  protected readonly page = lastValue(this.doctors);
  protected readonly items = computed(() => this.page()?.items ?? []);
  protected readonly filtered = computed(() => this.q() !== undefined || this.specialty() !== undefined);
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
  protected readonly statusLabels = statusLabels;
  protected readonly statusTones = statusTones;

  ngOnDestroy(): void {
    clearTimeout(this.#typing);
  }

  protected search(text: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.url.filter({ q: text.trim() || null }), typingPauseMs);
  }

  protected narrowTo(specialty: string): void {
    const wanted = specialty.trim();
    if (wanted !== (this.specialty() ?? '')) this.url.filter({ specialty: wanted || null });
  }

  protected clear(): void {
    clearTimeout(this.#typing);
    this.url.filter({ q: null, specialty: null });
  }
}
