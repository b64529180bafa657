import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { MoneyPipe, moneyWords, typedMoney } from '../ui/money.ts';
import { Sending } from '../ui/sending.ts';
import { refundable, refundReasonLabels, type Payment } from './payment.ts';
import { refundAmount } from './refund-amount.ts';

type GivenReason = 'goodwill' | 'not_the_patients_choice' | 'paid_twice';
const reasons: readonly GivenReason[] = ['goodwill', 'not_the_patients_choice', 'paid_twice'];

/** Returns a part of a payment, or all that is left. Closes with `true` when it is owed. */
@Component({
  selector: 'smc-refund-dialog',
  imports: [
    DialogForm,
    FieldFault,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MoneyPipe,
    ReactiveFormsModule,
  ],
  templateUrl: './refund-dialog.html',
  styleUrl: './payments.scss',
})
export class RefundDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<RefundDialog, boolean>>(MatDialogRef);
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly payment = signal(inject<Payment>(MAT_DIALOG_DATA));
  protected readonly left = computed(() => refundable(this.payment()));
  protected readonly sending = new Sending();
  protected readonly form = this.#fields.group({
    amount: this.#fields.control(typedMoney(this.left()), ({ value }) => {
      const read = refundAmount(String(value), this.left());
      return 'fault' in read ? { amount: read.fault } : null;
    }),
    reason: this.#fields.control<GivenReason>('goodwill'),
    note: '',
  });
  readonly #typed = toSignal(this.form.controls.amount.valueChanges, {
    initialValue: this.form.controls.amount.value,
  });
  /** What the button would return; nothing while the amount is not one. */
  protected readonly wanted = computed(() => {
    const read = refundAmount(this.#typed(), this.left());
    return 'fault' in read ? undefined : { ...read, currency: this.left().currency };
  });
  protected readonly submitLabel = computed(() => {
    const wanted = this.wanted();
    if (this.sending.busy()) return $localize`Refunding…`;
    return wanted === undefined ? $localize`Refund` : $localize`Refund ${moneyWords(wanted)}:INTERPOLATION:`;
  });
  protected readonly reasons = reasons;
  protected readonly reasonLabels = refundReasonLabels;

  static open(dialog: MatDialog, payment: Payment): MatDialogRef<RefundDialog, boolean> {
    return dialog.open<RefundDialog, Payment, boolean>(RefundDialog, { data: payment, width: '28rem' });
  }

  protected async refund(): Promise<void> {
    this.form.markAllAsTouched();
    const wanted = this.wanted();
    if (wanted === undefined || this.sending.busy()) return;
    const { reason, note } = this.form.getRawValue();
    const words = note.trim();
    const body = { amountMinor: wanted.amountMinor, reason, ...(words !== '' && { note: words }) };
    const isDone = await this.sending.send(() => this.#client.payments.refund(this.payment().id, body));
    if (isDone) this.#self.close(true);
    else await this.#lookAgain();
  }

  /** Somebody else may have returned some of it meanwhile: then less is left, and the amount says so. */
  async #lookAgain(): Promise<void> {
    try {
      this.payment.set(await this.#client.payments.get(this.payment().id));
      this.form.controls.amount.updateValueAndValidity();
    } catch {
      // What was refused stands on the screen already.
    }
  }
}
