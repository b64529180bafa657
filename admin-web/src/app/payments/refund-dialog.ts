import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
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
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import { problemOf } from '../ui/problem-of.ts';
import { MoneyPipe, typedMoney } from '../ui/money.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { refundable, refundReasonLabels, type Payment } from './payment.ts';
import { refundAmount } from './refund-amount.ts';

type GivenReason = 'goodwill' | 'not_the_patients_choice' | 'paid_twice';
const reasons: readonly GivenReason[] = ['goodwill', 'not_the_patients_choice', 'paid_twice'];

/** Returns a part of a payment, or all that is left. Closes with `true` when it is owed. */
@Component({
  selector: 'smc-refund-dialog',
  imports: [
    FieldFault,
    FormFaults,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MoneyPipe,
    ProblemNote,
    ReactiveFormsModule,
  ],
  templateUrl: './refund-dialog.html',
  styleUrl: './payments.scss',
})
export class RefundDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<RefundDialog, boolean>>(MatDialogRef);
  readonly #fields = inject(NonNullableFormBuilder);
  readonly #attempts = new Map<string, string>();

  protected readonly payment = signal(inject<Payment>(MAT_DIALOG_DATA));
  protected readonly left = computed(() => refundable(this.payment()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
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
  protected readonly reasons = reasons;
  protected readonly reasonLabels = refundReasonLabels;

  static open(dialog: MatDialog, payment: Payment): MatDialogRef<RefundDialog, boolean> {
    return dialog.open<RefundDialog, Payment, boolean>(RefundDialog, { data: payment, width: '28rem' });
  }

  protected async refund(): Promise<void> {
    this.form.markAllAsTouched();
    const wanted = this.wanted();
    if (wanted === undefined || this.busy()) return;
    const { reason, note } = this.form.getRawValue();
    const words = note.trim();
    const body = { amountMinor: wanted.amountMinor, reason, ...(words !== '' && { note: words }) };
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#client.payments.refund(this.payment().id, body, { idempotencyKey: this.#keyOf(body) });
      this.#self.close(true);
    } catch (error) {
      this.problem.set(problemOf(error));
      await this.#lookAgain();
    } finally {
      this.busy.set(false);
    }
  }

  /** The same refund sent again after the network dropped is the one that may have arrived, and not a second. */
  #keyOf(body: object): string {
    const text = JSON.stringify(body);
    const key = this.#attempts.get(text) ?? crypto.randomUUID();
    this.#attempts.set(text, key);
    return key;
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
