import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { objections } from '../ui/objections.ts';
import { Sending } from '../ui/sending.ts';
import { ObjectionFields, objectionOf } from './objection-fields.ts';

/** Says to the administrators why a review should not stand. Closes with `true` when they have it. */
@Component({
  selector: 'smc-report-dialog',
  imports: [DialogForm, MatDialogTitle, ObjectionFields, ReactiveFormsModule],
  templateUrl: './report-dialog.html',
  styleUrl: './reviews.scss',
})
export class ReportDialog {
  readonly #reviews = inject(Client).reviews;
  readonly #self = inject<MatDialogRef<ReportDialog, boolean>>(MatDialogRef);
  readonly #reviewId = inject<string>(MAT_DIALOG_DATA);

  protected readonly sending = new Sending();
  protected readonly form = inject(NonNullableFormBuilder).group({ reason: objections[0]!, note: '' });

  /** Whether it was reported. */
  static async ask(dialog: MatDialog, reviewId: string): Promise<boolean> {
    const opened = dialog.open<ReportDialog, string, boolean>(ReportDialog, {
      data: reviewId,
      width: '28rem',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async report(): Promise<void> {
    const report = () => this.#reviews.report(this.#reviewId, objectionOf(this.form));
    if (await this.sending.send(report)) this.#self.close(true);
  }
}
