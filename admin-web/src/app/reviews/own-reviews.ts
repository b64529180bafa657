import { Component, computed, inject, input } from '@angular/core';
import type { CsvColumn } from '@smartmedconnect/sdk/csv';
import { Client } from '../session/client.ts';
import { Live } from '../session/live.ts';
import { Session } from '../session/session.ts';
import { ChoiceFilter } from '../ui/choice-filter.ts';
import { EmptyNote } from '../ui/empty-note.ts';
import { KeepFocus } from '../ui/keep-focus.ts';
import { listOf } from '../ui/list.ts';
import { ListBar } from '../ui/list-bar.ts';
import { ListPanel } from '../ui/list-panel.ts';
import { doctorNames } from './doctor-names.ts';
import { PublishedReview } from './published-review.ts';
import { stars, type Review } from './review.ts';

const ratings = ['5', '4', '3', '2', '1'] as const;

/** What patients said of the doctor who is signed in, or of the doctors of the hospital, and the answers. */
@Component({
  selector: 'smc-own-reviews',
  imports: [ChoiceFilter, EmptyNote, KeepFocus, ListBar, ListPanel, PublishedReview],
  templateUrl: './own-reviews.html',
  styles: `
    smc-published-review {
      display: block;

      + smc-published-review {
        border-top: 1px solid var(--smc-line);
      }
    }
  `,
})
export class OwnReviews {
  readonly rating = input<string>();
  readonly after = input<string>();

  readonly #reviews = inject(Client).reviews;
  readonly #user = inject(Session).user;

  protected readonly isDoctor = computed(() => this.#user()?.role === 'doctor');
  protected readonly hasNoProfile = computed(() => this.isDoctor() && this.#user()?.doctorId === null);
  protected readonly label = computed(() => (this.isDoctor() ? $localize`My reviews` : $localize`Reviews`));
  protected readonly list = listOf({
    filters: () => {
      const user = this.#user();
      const whose = this.isDoctor() ? user?.doctorId : user?.hospitalId;
      const rating = ratings.find((one) => one === this.rating());
      return whose ? { whose, ...(rating !== undefined && { rating: Number(rating) }) } : undefined;
    },
    pages: ({ whose, ...query }, options) =>
      this.isDoctor()
        ? this.#reviews.ofDoctor(whose, query, options)
        : this.#reviews.ofHospital(whose, query, options),
    after: this.after,
  });
  protected readonly doctorNames = doctorNames(() => (this.isDoctor() ? [] : this.list.items()));
  protected readonly choices = ratings.map((value) => ({ value, label: stars(Number(value)) }));
  protected readonly columns: readonly CsvColumn<Review>[] = [
    { title: $localize`Written`, value: ({ createdAt }) => createdAt },
    { title: $localize`Rating`, value: ({ rating }) => rating },
    { title: $localize`Author`, value: ({ author }) => author },
    { title: $localize`Review`, value: ({ text }) => text },
    { title: $localize`Answer`, value: ({ reply }) => reply?.text },
  ];

  constructor() {
    inject(Live).follow({ topics: ['review'] }, () => this.list.reload());
  }
}
