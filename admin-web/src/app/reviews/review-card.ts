import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { Ask } from '../ui/ask.ts';
import { Instant } from '../ui/instant.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { objectionLabels } from '../ui/objections.ts';
import { Sending } from '../ui/sending.ts';
import { Tag } from '../ui/tag.ts';
import { HideDialog, type Hidden } from './hide-dialog.ts';
import {
  asReported,
  decided,
  newestReport,
  roleLabels,
  standing,
  stars,
  type ModeratedReview,
} from './review.ts';

/** One review as its moderator sees it: the words, who objects and why, what was decided before, and what can be. */
@Component({
  selector: 'smc-review-card',
  imports: [Instant, MatButton, ProblemNote, Tag],
  templateUrl: './review-card.html',
  styleUrl: './review-card.scss',
})
export class ReviewCard {
  readonly review = input.required<ModeratedReview>();
  /** The name of the doctor it is about. */
  readonly doctor = input<string>();
  /** What was decided, in words. */
  readonly settled = output<string>();
  /** It is to stand in public again. */
  readonly restored = output();
  /** Somebody else was here first. */
  readonly outdated = output();

  readonly #client = inject(Client);
  readonly #ask = inject(Ask);
  readonly #dialog = inject(MatDialog);
  protected readonly user = inject(Session).user;

  protected readonly state = computed(() => standing(this.review()));
  protected readonly sending = new Sending();
  protected readonly youLabel = $localize`You`;
  protected readonly anotherLabel = $localize`Another administrator`;
  protected readonly asReported = asReported;
  protected readonly decided = decided;
  protected readonly objectionLabels = objectionLabels;
  protected readonly roleLabels = roleLabels;
  protected readonly stars = stars;

  protected nameOf({ author }: ModeratedReview): string {
    return $localize`Review by ${author}:author:`;
  }

  protected starsAloud(rating: number): string {
    return $localize`${rating}:rating: of 5 stars`;
  }

  protected hide(): void {
    const { author } = this.review();
    this.#takeOut('review', $localize`The review by ${author}:author: is hidden.`);
  }

  protected removeReply(): void {
    const { author } = this.review();
    this.#takeOut('reply', $localize`The answer to the review by ${author}:author: is taken down.`);
  }

  // Reports that are settled are not opened again. What somebody reports while this is looked at is not settled with it.
  protected async letStand(): Promise<void> {
    const { author } = this.review();
    const upTo = newestReport(this.review());
    if (upTo === undefined) return;
    const question = {
      title: $localize`Let the review by ${author}:author: stand?`,
      text: $localize`Its reports are settled and leave the queue. The review can still be hidden later.`,
      action: $localize`Let it stand`,
    };
    if (!(await this.#ask.whether(question))) return;
    await this.#decide(
      $localize`The review by ${author}:author: may stand; its reports are settled.`,
      ({ id, version }) => this.#client.reviews.dismissReports(id, version, upTo),
    );
  }

  /** Somebody else was here first: it is read anew, and what was refused no longer stands. */
  protected reload(): void {
    this.sending.forget();
    this.outdated.emit();
  }

  #takeOut(what: Hidden, done: string): void {
    HideDialog.open(this.#dialog, this.review(), what)
      .afterClosed()
      .subscribe((result) => {
        if (result === 'hidden') this.settled.emit(done);
        if (result === 'stale') this.reload();
      });
  }

  async #decide(done: string, call: (review: ModeratedReview) => Promise<ModeratedReview>): Promise<void> {
    this.sending.forget();
    if (await this.sending.send(() => call(this.review()))) this.settled.emit(done);
  }
}
