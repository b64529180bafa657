import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { Sending } from '../ui/sending.ts';
import { faultsOf, newHospitalOf, slugOf } from './new-hospital.ts';

/** Adds a hospital. Closes with its id. */
@Component({
  selector: 'smc-new-hospital-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatInput, MatLabel, ReactiveFormsModule],
  templateUrl: './new-hospital-dialog.html',
  styleUrl: './hospitals.scss',
})
export class NewHospitalDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<NewHospitalDialog, string>>(MatDialogRef);
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly currencies = Intl.supportedValuesOf('currency');
  protected readonly sending = new Sending();
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
    const typed = this.form.getRawValue();
    await this.sending.send(async () => {
      const { data } = await this.#client.api.POST('/v1/hospitals', { body: newHospitalOf(typed) });
      this.#self.close(data?.id);
    }, faultsOf(typed));
  }
}
