import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
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
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { objectionLabels, objections } from '../ui/objections.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';

/** Says to the administrators why a review should not stand. Closes with `true` when they have it. */
@Component({
  selector: 'smc-report-dialog',
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
    ReactiveFormsModule,
  ],
  templateUrl: './report-dialog.html',
  styleUrl: './reviews.scss',
})
export class ReportDialog {
  readonly #reviews = inject(Client).reviews;
  readonly #self = inject<MatDialogRef<ReportDialog, boolean>>(MatDialogRef);
  readonly #reviewId = inject<string>(MAT_DIALOG_DATA);

  protected readonly sending = new Sending();
  protected readonly form = inject(NonNullableFormBuilder).group({ reason: objections[0]!, note: '' });
  protected readonly objections = objections;
  protected readonly objectionLabels = objectionLabels;

  /** Whether it was reported. */
  static async ask(dialog: MatDialog, reviewId: string): Promise<boolean> {
    const opened = dialog.open<ReportDialog, string, boolean>(ReportDialog, {
      data: reviewId,
      width: '28rem',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async report(): Promise<void> {
    const { reason, note } = this.form.getRawValue();
    const words = note.trim();
    const body = { reason, ...(words !== '' && { note: words }) };
    if (await this.sending.send(() => this.#reviews.report(this.#reviewId, body))) this.#self.close(true);
  }
}
