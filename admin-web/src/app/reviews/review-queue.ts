import { Component, ElementRef, computed, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { HospitalFilter } from '../ui/hospital-filter.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { Undo } from '../ui/undo.ts';
import { doctorNames } from './doctor-names.ts';
import { hiddenFor, queueLabels, queues, standing, type ModeratedReview } from './review.ts';
import { ReviewCard } from './review-card.ts';

/** Reported reviews that wait for a decision, the longest waiting first; and all others. */
@Component({
  selector: 'smc-review-queue',
  imports: [EmptyNote, HospitalFilter, ListBar, ListPanel, ReviewCard, RouterLink],
  templateUrl: './review-queue.html',
  styleUrl: './reviews.scss',
})
export class ReviewQueue {
  readonly status = input<string>();
  readonly hospital = input<string>();
  readonly after = input<string>();

  readonly #client = inject(Client);
  readonly #undo = inject(Undo);
  protected readonly outcome = viewChild.required<ElementRef<HTMLElement>>('outcome');

  protected readonly shown = computed(() => queues.find((queue) => queue === this.status()) ?? 'reported');
  protected readonly list = listOf({
    filters: () => ({ status: this.shown(), hospitalId: this.hospital() }),
    pages: (filters, options) => this.#client.reviews.moderated(filters, options),
    after: this.after,
  });
  protected readonly doctorNames = doctorNames(() => this.list.items());
  protected readonly columns: readonly CsvColumn<ModeratedReview>[] = [
    { title: $localize`Id`, value: ({ id }) => id },
    { title: $localize`Written`, value: ({ createdAt }) => createdAt },
    { title: $localize`Status`, value: (review) => standing(review).label },
    { title: $localize`Rating`, value: ({ rating }) => rating },
    { title: $localize`Author`, value: ({ authorFullName }) => authorFullName },
    { title: $localize`Review`, value: ({ text }) => text },
    { title: $localize`Answer`, value: ({ reply }) => reply?.text },
    { title: $localize`Reported since`, value: ({ reportedAt }) => reportedAt },
    { title: $localize`Reports`, value: ({ reports }) => reports.length },
  ];
  /** What was decided last: its card may be gone from the queue. */
  protected readonly told = signal('');
  protected readonly queues = queues;
  protected readonly queueLabels = queueLabels;

  constructor() {
    inject(Live).follow({ topics: ['review'] }, () => this.list.reload());
  }

  /** Taken back by hiding it again for the same reason. */
  protected restore(review: ModeratedReview): Promise<void> {
    const { id, author, version } = review;
    const again = hiddenFor(review);
    let restored = version;
    return this.#undo.offer({
      done: $localize`The review by ${author}:author: stands in public again.`,
      show: () => {
        this.#keepFocus();
        return this.list.show((reviews) => this.#published(reviews, id));
      },
      send: async () => ({ version: restored } = await this.#client.reviews.restore(id, version)),
      takeBack: () => this.#client.reviews.hide(id, restored, again),
      settled: () => this.list.reload(),
    });
  }

  protected settled(words: string): void {
    this.told.set(words);
    this.#keepFocus();
    this.list.reload();
  }

  #published(reviews: readonly ModeratedReview[], id: string): readonly ModeratedReview[] {
    return this.shown() === 'hidden'
      ? reviews.filter((review) => review.id !== id)
      : reviews.map((review) => (review.id === id ? { ...review, status: 'published' } : review));
  }

  #keepFocus(): void {
    // The button that was pressed goes with its card; the focus must not go with it.
    this.outcome().nativeElement.focus({ preventScroll: true });
  }
}
