import { Component, ElementRef, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { Client } from '../session/client.ts';
import { problemOf } from '../ui/problem-of.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { lastValue } from '../ui/last-value.ts';
import { ListUrl } from '../ui/list-url.ts';
import { Pager } from '../ui/pager.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { SkeletonRows } from '../ui/skeleton-rows.ts';
import { queueLabels, queues } from './review.ts';
import { ReviewCard } from './review-card.ts';

/** Reported reviews that wait for a decision, the longest waiting first; and all others. */
@Component({
  selector: 'smc-review-queue',
  imports: [EmptyNote, MatProgressBar, Pager, ProblemNote, ReviewCard, RouterLink, SkeletonRows],
  providers: [ListUrl],
  templateUrl: './review-queue.html',
  styleUrl: './reviews.scss',
})
export class ReviewQueue {
  readonly status = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  protected readonly outcome = viewChild.required<ElementRef<HTMLElement>>('outcome');
  protected readonly problemOf = problemOf;
  protected readonly url = inject(ListUrl);

  protected readonly shown = computed(() => queues.find((queue) => queue === this.status()) ?? 'reported');
  protected readonly reviews = resource({
    params: () => ({ status: this.shown(), cursor: this.after() }),
    loader: ({ params: { cursor, status }, abortSignal: signal }) =>
      this.#client.reviews.moderated({ status }, { signal }).page(cursor),
  });
  protected readonly page = lastValue(this.reviews);
  protected readonly items = computed(() => this.page()?.items ?? []);
  // Only to name them: a card can be judged without.
  readonly #doctors = resource({
    params: () => [...new Set(this.items().map(({ doctorId }) => doctorId))],
    loader: async ({ params: ids, abortSignal: signal }) => {
      const found = await Promise.allSettled(ids.map((id) => this.#client.doctors.get(id, { signal })));
      return new Map(
        found.flatMap((one) =>
          one.status === 'fulfilled' ? [[one.value.id, one.value.fullName] as const] : [],
        ),
      );
    },
  });
  protected readonly doctorNames = lastValue(this.#doctors);
  /** What was decided last: its card may be gone from the queue. */
  protected readonly told = signal('');
  protected readonly queues = queues;
  protected readonly queueLabels = queueLabels;

  protected settled(words: string): void {
    this.told.set(words);
    // The button that was pressed goes with its card; the focus must not go with it.
    this.outcome().nativeElement.focus({ preventScroll: true });
    this.reviews.reload();
  }
}
