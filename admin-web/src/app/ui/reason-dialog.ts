import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { FieldFault } from './field-fault.ts';
import { FormFaults } from './form-faults.ts';
import type { Fault } from './problem.ts';
import { ProblemNote } from './problem-note.ts';
import { Sending } from './sending.ts';

/** Something weighty that wants a reason in words before it is done. */
export interface Reasoned {
  readonly title: string;
  readonly text: string;
  /** Who reads the reason. */
  readonly readBy: string;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly longest: number;
  readonly send: (reason: string) => Promise<unknown>;
}

/**
 * Asks for the reason and does it; what the server says no to stands in the dialog. Closes with `true` when it is done,
 * and without when it can be no more, as somebody else was there first: whoever asked reads anew after it either way.
 */
@Component({
  selector: 'smc-reason-dialog',
  imports: [
    FieldFault,
    FormFaults,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  template: `
    <h2 matDialogTitle>{{ asked.title }}</h2>
    <form
      [smcFaults]="sending.problem() ?? missing()"
      (submit)="$event.preventDefault(); send(reason.value)"
      novalidate
    >
      <mat-dialog-content>
        <p class="what">{{ asked.text }}</p>
        @if (sending.problem(); as problem) {
          <smc-problem-note
            [problem]="problem"
            [canRetry]="sending.stale()"
            i18n-retryLabel
            retryLabel="Reload"
            (retried)="reload()"
          />
        }
        <mat-form-field appearance="outline" hideRequiredMarker>
          <mat-label i18n>Reason</mat-label>
          <textarea
            dir="auto"
            #reason
            matInput
            required
            rows="3"
            [attr.maxlength]="asked.longest"
            smcFault="/reason"
          ></textarea>
          <mat-hint>{{ asked.readBy }}</mat-hint>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose i18n>Cancel</button>
        <button
          matButton="filled"
          type="submit"
          disabledInteractive
          [disabled]="sending.busy() || sending.stale()"
        >
          {{ asked.action }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .what {
      margin-top: 0;
    }

    mat-form-field {
      width: 100%;
    }
  `,
})
export class ReasonDialog {
  protected readonly asked = inject<Reasoned>(MAT_DIALOG_DATA);
  readonly #self = inject<MatDialogRef<ReasonDialog, boolean>>(MatDialogRef);
  protected readonly sending = new Sending();
  protected readonly missing = signal<readonly Fault[]>([]);

  /** Whether it was done. */
  static async ask(dialog: MatDialog, asked: Reasoned): Promise<boolean> {
    const opened = dialog.open<ReasonDialog, Reasoned, boolean>(ReasonDialog, {
      data: asked,
      width: '30rem',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async send(text: string): Promise<void> {
    const reason = text.trim();
    if (this.sending.busy() || this.sending.stale()) return;
    this.sending.forget();
    this.missing.set(reason === '' ? [{ pointer: '/reason', words: $localize`Say why.` }] : []);
    if (reason === '') return;
    if (await this.sending.send(() => this.asked.send(reason))) this.#self.close(true);
  }

  /** Whoever asked reads anew in any case. */
  protected reload(): void {
    this.#self.close(false);
  }
}
