import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { moneyWords } from '../ui/money.ts';
import { Sending } from '../ui/sending.ts';
import { Undo } from '../ui/undo.ts';
import type { ListedAppointment } from './appointment.ts';

type Method = 'cash' | 'card';
const methods: readonly Method[] = ['cash', 'card'];
const methodLabels: Readonly<Record<Method, string>> = {
  cash: $localize`In cash`,
  card: $localize`By card, at the desk’s own terminal`,
};

/** Writes down what the desk has taken, in cash or at its own card terminal; it cannot be taken back, only returned. Closes with `true`. */
@Component({
  selector: 'smc-payment-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <h2 matDialogTitle i18n>{{ due }} taken at the desk?</h2>
    <form
      [smcDialogForm]="sending"
      [smcFaults]="sending.faults()"
      i18n-submitLabel
      submitLabel="{{ due }} taken"
      (submit)="take(note.value)"
    >
      <p class="what" i18n>
        It is written down under your name as paid by {{ visit.names.patient }}. It cannot be taken back, only
        returned.
      </p>
      <fieldset class="methods">
        <legend i18n>How it was paid</legend>
        @for (one of methods; track one) {
          <label>
            <input
              type="radio"
              name="method"
              [value]="one"
              [checked]="one === method()"
              (change)="method.set(one)"
            />
            {{ methodLabels[one] }}
          </label>
        }
      </fieldset>
      <div class="dialog-fields">
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label i18n>Note (optional)</mat-label>
          <input #note matInput maxlength="500" autocomplete="off" smcFault="/note" dir="auto" />
          <mat-hint i18n>Such as the number of the desk’s own receipt.</mat-hint>
        </mat-form-field>
      </div>
    </form>
  `,
  styleUrl: './appointments.scss',
})
export class PaymentDialog {
  readonly #appointments = inject(Client).appointments;
  readonly #undo = inject(Undo);
  readonly #self = inject<MatDialogRef<PaymentDialog, boolean>>(MatDialogRef);
  protected readonly visit = inject<ListedAppointment>(MAT_DIALOG_DATA);
  protected readonly due = moneyWords(this.visit.money.due);
  protected readonly methods = methods;
  protected readonly methodLabels = methodLabels;
  protected readonly method = signal<Method>('cash');
  protected readonly sending = new Sending();

  static async open(dialog: MatDialog, visit: ListedAppointment): Promise<boolean> {
    const data = { data: visit, width: '30rem' };
    const opened = dialog.open<PaymentDialog, ListedAppointment, boolean>(PaymentDialog, data);
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async take(note: string): Promise<void> {
    const words = note.trim();
    const body = { method: this.method(), ...(words !== '' && { note: words }) };
    await this.sending.send(async () => {
      await this.#appointments.confirm(this.visit.id, body);
      this.#undo.say($localize`Payment recorded.`);
      this.#self.close(true);
    });
  }
}
