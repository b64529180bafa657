import { Component, inject, resource } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { MoneyPipe, moneyWords } from '../ui/money.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Sending } from '../ui/sending.ts';
import { Undo } from '../ui/undo.ts';
import { cancellationReasonLabels } from '../ui/visit-words.ts';
import { cancellationReasons, type ListedAppointment } from './appointment.ts';

/** Calls a visit off, showing before and saying after it what goes back to the patient. Closes with `true` when it is called off. */
@Component({
  selector: 'smc-cancel-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatInput, MatLabel, MoneyPipe, ProblemNote],
  templateUrl: './cancel-dialog.html',
  styleUrl: './appointments.scss',
})
export class CancelDialog {
  readonly #appointments = inject(Client).appointments;
  readonly #undo = inject(Undo);
  readonly #self = inject<MatDialogRef<CancelDialog, boolean>>(MatDialogRef);
  protected readonly appointment = inject<ListedAppointment>(MAT_DIALOG_DATA);
  protected readonly reasons = cancellationReasons;
  protected readonly reasonLabels = cancellationReasonLabels;
  protected readonly problemOf = problemOf;
  protected readonly sending = new Sending();
  protected readonly quote = resource({
    loader: ({ abortSignal: signal }) =>
      this.#appointments.cancellationQuote(this.appointment.id, { signal }),
  });

  static async open(dialog: MatDialog, appointment: ListedAppointment): Promise<boolean> {
    const data = { data: appointment, width: '30rem' };
    const opened = dialog.open<CancelDialog, ListedAppointment, boolean>(CancelDialog, data);
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async cancel(reason: string, note: string): Promise<void> {
    const reasonCode = cancellationReasons.find((one) => one === reason);
    if (reasonCode === undefined) return;
    const words = note.trim();
    await this.sending.send(async () => {
      const { cancellation } = await this.#appointments.cancel(this.appointment.id, {
        reasonCode,
        ...(words !== '' && { note: words }),
      });
      const refund = cancellation?.refund?.amount;
      this.#undo.say(
        refund === undefined
          ? $localize`The visit is cancelled.`
          : $localize`The visit is cancelled. ${moneyWords(refund)}:amount: go back to the patient.`,
      );
      this.#self.close(true);
    });
  }
}
