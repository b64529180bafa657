import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { components } from '@smartmedconnect/sdk';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { ChoiceFilter } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { Instant } from '../ui/instant.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { objectionLabels } from '../ui/objections.ts';
import type { Fault, Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Undo } from '../ui/undo.ts';

type Review = components['schemas']['Review'];

const ratings = ['5', '4', '3', '2', '1'] as const;
const stars = (rating: number) => '★'.repeat(rating) + '☆'.repeat(5 - rating);

/** What patients said of the doctor who is signed in, and the answers. */
@Component({
  selector: 'smc-own-reviews',
  imports: [
    ChoiceFilter,
    EmptyNote,
    FieldFault,
    FormFaults,
    Instant,
    KeepFocus,
    ListBar,
    ListPanel,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  templateUrl: './own-reviews.html',
  styleUrl: './profile.scss',
})
export class OwnReviews {
  readonly rating = input<string>();
  readonly after = input<string>();

  readonly #reviews = inject(Client).reviews;
  readonly #user = inject(Session).user;
  readonly #undo = inject(Undo);

  protected readonly hasNoProfile = computed(() => this.#user()?.doctorId === null);
  protected readonly list = listOf({
    filters: () => {
      const doctorId = this.#user()?.doctorId;
      const rating = ratings.find((one) => one === this.rating());
      return doctorId ? { doctorId, ...(rating !== undefined && { rating: Number(rating) }) } : undefined;
    },
    pages: ({ doctorId, ...query }, options) => this.#reviews.ofDoctor(doctorId, query, options),
    after: this.after,
  });
  protected readonly choices = ratings.map((value) => ({ value, label: stars(Number(value)) }));
  protected readonly columns: readonly CsvColumn<Review>[] = [
    { title: $localize`Written`, value: ({ createdAt }) => createdAt },
    { title: $localize`Rating`, value: ({ rating }) => rating },
    { title: $localize`Author`, value: ({ author }) => author },
    { title: $localize`Review`, value: ({ text }) => text },
    { title: $localize`Answer`, value: ({ reply }) => reply?.text },
  ];
  protected readonly stars = stars;
  protected readonly objectionLabels = objectionLabels;
  protected readonly rows = computed(() => this.list.items());
  protected readonly answering = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly missing = signal<readonly Fault[]>([]);

  constructor() {
    inject(Live).follow({ topics: ['review'] }, () => this.list.reload());
  }

  protected ratingWords({ rating }: Review): string {
    return $localize`${rating}:rating: of 5`;
  }

  protected answerWords({ author, reply }: Review): string {
    return `${reply === null ? $localize`Answer` : $localize`Change the answer`}: ${author}`;
  }

  protected answer(id: string | undefined): void {
    this.problem.set(undefined);
    this.missing.set([]);
    this.answering.set(id);
  }

  protected async reply({ id, version }: Review, text: string): Promise<void> {
    if (this.busy()) return;
    const missing = text.trim() === '' ? [{ pointer: '/text', words: $localize`Write an answer.` }] : [];
    this.problem.set(undefined);
    this.missing.set(missing);
    if (missing.length > 0) return;
    this.busy.set(true);
    try {
      await this.#reviews.reply(id, version, { text: text.trim() });
      this.answering.set(undefined);
      this.#undo.say($localize`Your answer is published.`);
      this.list.reload();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
