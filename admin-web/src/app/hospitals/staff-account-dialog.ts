import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { Sending } from '../ui/sending.ts';
import type { Hospital } from './hospital-form.ts';

/** Gives somebody of a hospital's staff an account. Closes with their name. */
@Component({
  selector: 'smc-staff-account-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <h2 matDialogTitle i18n>New staff account at {{ hospital.name }}</h2>
    <form
      [smcDialogForm]="sending"
      [smcFaults]="sending.faults()"
      i18n-submitLabel
      submitLabel="Make the account"
      (submit)="add(name.value, email.value, password.value)"
    >
      <div class="dialog-fields">
        <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
          <mat-label i18n>Name</mat-label>
          <input #name matInput smcFault="/fullName" required maxlength="200" autocomplete="off" dir="auto" />
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
          <mat-label i18n>Email</mat-label>
          <input #email matInput type="email" smcFault="/email" required autocomplete="off" dir="ltr" />
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
          <mat-label i18n>First password</mat-label>
          <input
            #password
            matInput
            smcFault="/password"
            required
            maxlength="200"
            autocomplete="off"
            spellcheck="false"
            dir="ltr"
          />
          <mat-hint i18n>At least ten characters. Hand it over in person: it is shown only here.</mat-hint>
        </mat-form-field>
      </div>
      <p class="aside" i18n>They see and change what is of this hospital, and nothing of others.</p>
    </form>
  `,
  styleUrl: './hospitals.scss',
})
export class StaffAccountDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<StaffAccountDialog, string>>(MatDialogRef);
  protected readonly hospital = inject<Hospital>(MAT_DIALOG_DATA);
  protected readonly sending = new Sending();

  static async open(dialog: MatDialog, hospital: Hospital): Promise<string | undefined> {
    const data = { data: hospital, width: '30rem' };
    const opened = dialog.open<StaffAccountDialog, Hospital, string>(StaffAccountDialog, data);
    return firstValueFrom(opened.afterClosed());
  }

  protected async add(name: string, email: string, password: string): Promise<void> {
    const fullName = name.trim();
    const body = {
      fullName,
      email: email.trim(),
      password,
      role: 'staff',
      hospitalId: this.hospital.id,
    } as const;
    const missing = (['fullName', 'email', 'password'] as const)
      .filter((field) => body[field] === '')
      .map((field) => ({ pointer: `/${field}`, words: $localize`This is needed.` }));
    await this.sending.send(async () => {
      await this.#client.api.POST('/v1/admin/users', { body: { ...body, doctorId: null } });
      this.#self.close(fullName);
    }, missing);
  }
}
