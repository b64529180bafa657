import { Component, computed, inject, resource } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { Sending } from '../ui/sending.ts';
import {
  changesBetween,
  faultsOf,
  formOf,
  modeLabels,
  newForm,
  paymentLabels,
  visitTypeOf,
  type NewVisitType,
  type VisitType,
} from './visit-type-form.ts';

export interface AboutVisitType {
  readonly doctorId: string;
  readonly hospitalId: string;
  /** None for a new one. */
  readonly visitType?: VisitType;
}

/** Something else that can be booked of a doctor, or one that is changed: name, duration, where, fee, and how it is paid. */
@Component({
  selector: 'smc-visit-type-dialog',
  imports: [
    DialogForm,
    FieldFault,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    ReactiveFormsModule,
  ],
  templateUrl: './visit-type-dialog.html',
  styleUrl: './profile.scss',
})
export class VisitTypeDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<VisitTypeDialog, VisitType>>(MatDialogRef);
  protected readonly about = inject<AboutVisitType>(MAT_DIALOG_DATA);

  protected readonly modes = Object.keys(modeLabels) as readonly VisitType['mode'][];
  protected readonly modeLabels = modeLabels;
  protected readonly payments = Object.keys(paymentLabels) as readonly VisitType['payment'][];
  protected readonly paymentLabels = paymentLabels;
  protected readonly sending = new Sending();
  /** A new one is paid in the currency of the hospital. */
  protected readonly hospital = resource({
    params: () => (this.about.visitType === undefined ? this.about.hospitalId : undefined),
    loader: ({ params: id, abortSignal: signal }) => this.#client.hospitals.get(id, { signal }),
  });
  protected readonly currency = computed(
    () =>
      this.about.visitType?.fee.currency ??
      (this.hospital.hasValue() ? this.hospital.value().currency : undefined),
  );
  protected readonly currencyFailure = computed(() => {
    const error = this.hospital.error();
    return error === undefined ? undefined : problemOf(error);
  });
  readonly #before = this.about.visitType === undefined ? newForm : formOf(this.about.visitType);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: this.#before.name,
    durationMinutes: this.#before.durationMinutes,
    fee: this.#before.fee,
    mode: this.#before.mode,
    payment: this.#before.payment,
  });

  /** What was made or changed, as it is now; nothing when it was thought better of. */
  static async open(dialog: MatDialog, about: AboutVisitType): Promise<VisitType | undefined> {
    const data = { data: about, width: '30rem' };
    const opened = dialog.open<VisitTypeDialog, AboutVisitType, VisitType>(VisitTypeDialog, data);
    return firstValueFrom(opened.afterClosed());
  }

  protected close(): void {
    this.#self.close();
  }

  protected async save(): Promise<void> {
    const currency = this.currency();
    if (currency === undefined) return;
    const typed = this.form.getRawValue();
    await this.sending.send(
      async () => this.#self.close(await this.#send(visitTypeOf(typed, currency))),
      faultsOf(typed, currency),
    );
  }

  /** What came of it; nothing where nothing changes. */
  async #send(wanted: NewVisitType): Promise<VisitType | undefined> {
    const { doctorId, visitType } = this.about;
    if (visitType === undefined) return this.#client.doctors.createVisitType(doctorId, wanted);
    const changes = changesBetween(visitType, wanted);
    if (Object.keys(changes).length === 0) return undefined;
    return this.#client.doctors.updateVisitType(doctorId, visitType.id, visitType.version, changes);
  }
}
