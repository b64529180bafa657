import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { components } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { Instant } from '../ui/instant.ts';
import { objectionLabels } from '../ui/objections.ts';
import type { Fault } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import { Undo } from '../ui/undo.ts';
import { ReportDialog } from './report-dialog.ts';
import { stars, warningWords, type Review } from './review.ts';

type Warning = components['schemas']['ReviewWarning'];

/** One review as the doctor and the hospital see it: with their answer, and a way to say that it should not stand. */
@Component({
  selector: 'smc-published-review',
  imports: [
    FieldFault,
    FormFaults,
    Instant,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './published-review.html',
  styleUrl: './published-review.scss',
})
export class PublishedReview {
  readonly review = input.required<Review>();
  /** The name of the doctor it is about, where there is more than one. */
  readonly doctor = input<string>();
  readonly changed = output();

  readonly #reviews = inject(Client).reviews;
  readonly #dialog = inject(MatDialog);
  readonly #undo = inject(Undo);

  protected readonly answering = signal(false);
  protected readonly sending = new Sending();
  protected readonly missing = signal<readonly Fault[]>([]);
  /** What the writer of the answer may want to look at once more. */
  protected readonly warnings = signal<readonly Warning[]>([]);
  /** What became of the report of whoever is at the screen. */
  protected readonly ownReport = linkedSignal(() => this.review().ownReport);
  protected readonly objectionLabels = objectionLabels;
  protected readonly stars = stars;
  protected readonly warningWords = warningWords;

  protected ratingWords({ rating }: Review): string {
    return $localize`${rating}:rating: of 5`;
  }

  protected answerWords({ author, reply }: Review): string {
    return `${reply === null ? $localize`Answer` : $localize`Change the answer`}: ${author}`;
  }

  protected reportWords({ author }: Review): string {
    return $localize`Report the review by ${author}:author:`;
  }

  protected answer(wanted: boolean): void {
    this.sending.forget();
    this.missing.set([]);
    this.answering.set(wanted);
  }

  protected async reply(words: string): Promise<void> {
    if (this.sending.busy()) return;
    const text = words.trim();
    this.sending.forget();
    this.missing.set(text === '' ? [{ pointer: '/text', words: $localize`Write an answer.` }] : []);
    if (text === '') return;
    const { id, version } = this.review();
    const isDone = await this.sending.send(async () => {
      const { warnings } = await this.#reviews.reply(id, version, { text });
      this.warnings.set(warnings);
    });
    if (!isDone) return;
    this.answering.set(false);
    this.#undo.say($localize`Your answer is published.`);
    this.changed.emit();
  }

  protected async report(): Promise<void> {
    if (!(await ReportDialog.ask(this.#dialog, this.review().id))) return;
    this.ownReport.set('open');
    this.changed.emit();
  }
}
