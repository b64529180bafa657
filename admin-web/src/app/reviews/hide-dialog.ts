import { Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { objections } from '../ui/objections.ts';
import { Sending } from '../ui/sending.ts';
import { ObjectionFields, objectionOf } from './objection-fields.ts';
import type { ModeratedReview } from './review.ts';

/** It is hidden; or it is not what was shown any more, and is to be read anew. */
export type HideResult = 'hidden' | 'stale';

/** What is taken out of the public: the review with all that belongs to it, or the answer to it alone. */
export type Hidden = 'review' | 'reply';

interface About {
  readonly review: ModeratedReview;
  readonly what: Hidden;
}

/** Takes a review or the answer to it out of the public, with the reason its author learns. Closes with what came of it. */
@Component({
  selector: 'smc-hide-dialog',
  imports: [DialogForm, MatDialogTitle, ObjectionFields, ReactiveFormsModule],
  templateUrl: './hide-dialog.html',
  styleUrl: './reviews.scss',
})
export class HideDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<HideDialog, HideResult>>(MatDialogRef);
  readonly #about = inject<About>(MAT_DIALOG_DATA);
  readonly #review = this.#about.review;
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly what = this.#about.what;
  protected readonly sending = new Sending();
  // What was objected to is the likeliest reason.
  protected readonly form = this.#fields.group({
    reason: this.#review.reports.find(({ settledAt }) => settledAt === null)?.reason ?? objections[0]!,
    note: '',
  });
  protected readonly submitLabel = computed(() => {
    if (this.sending.busy()) return $localize`Hiding…`;
    return this.what === 'review' ? $localize`Hide` : $localize`Take down`;
  });

  static open(
    dialog: MatDialog,
    review: ModeratedReview,
    what: Hidden = 'review',
  ): MatDialogRef<HideDialog, HideResult> {
    const data = { review, what };
    return dialog.open<HideDialog, About, HideResult>(HideDialog, { data, width: '28rem' });
  }

  protected async hide(): Promise<void> {
    const { id, version } = this.#review;
    const body = objectionOf(this.form);
    const isDone = await this.sending.send(() =>
      this.what === 'review'
        ? this.#client.reviews.hide(id, version, body)
        : this.#client.reviews.removeReply(id, version, body),
    );
    if (isDone) this.#self.close('hidden');
  }

  protected reload(): void {
    this.#self.close('stale');
  }
}
