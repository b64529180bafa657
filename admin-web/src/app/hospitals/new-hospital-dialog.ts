import { Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { FormFaults } from '../ui/form-faults.ts';
import type { Fault } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import { faultsOf, newHospitalOf, slugOf } from './new-hospital.ts';

/** Adds a hospital. Closes with its id. */
@Component({
  selector: 'smc-new-hospital-dialog',
  imports: [
    FieldFault,
    FormFaults,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    ReactiveFormsModule,
  ],
  templateUrl: './new-hospital-dialog.html',
  styleUrl: './hospitals.scss',
})
export class NewHospitalDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<NewHospitalDialog, string>>(MatDialogRef);
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly currencies = Intl.supportedValuesOf('currency');
  protected readonly sending = new Sending();
  protected readonly missing = signal<readonly Fault[]>([]);
  protected readonly form = inject(NonNullableFormBuilder).group({
    ...{ name: '', slug: '', timeZone: '', currency: '', legalName: '', taxLine: '' },
  });

  static async open(dialog: MatDialog): Promise<string | undefined> {
    const opened = dialog.open<NewHospitalDialog, never, string>(NewHospitalDialog, { width: '32rem' });
    return firstValueFrom(opened.afterClosed());
  }

  /** Until somebody writes a short name of their own. */
  protected suggest(name: string): void {
    const { slug } = this.form.controls;
    if (!slug.dirty) slug.setValue(slugOf(name));
  }

  protected async add(): Promise<void> {
    if (this.sending.busy()) return;
    const typed = this.form.getRawValue();
    const missing = faultsOf(typed);
    this.sending.forget();
    this.missing.set(missing);
    if (missing.length > 0) return;
    await this.sending.send(async () => {
      const { data } = await this.#client.api.POST('/v1/hospitals', { body: newHospitalOf(typed) });
      this.#self.close(data?.id);
    });
  }
}
