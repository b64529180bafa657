import { Component, inject, signal } from '@angular/core';
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
import type { Fault } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { Sending } from '../ui/sending.ts';
import type { Hospital } from './hospital-form.ts';

/** Gives somebody of a hospital's staff an account. Closes with their name. */
@Component({
  selector: 'smc-staff-account-dialog',
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
  ],
  template: `
    <h2 matDialogTitle i18n>New staff account at {{ hospital.name }}</h2>
    <form
      [smcFaults]="sending.problem() ?? missing()"
      (submit)="$event.preventDefault(); add(name.value, email.value, password.value)"
      novalidate
    >
      <mat-dialog-content>
        @if (sending.problem(); as problem) {
          <smc-problem-note [problem]="problem" [canRetry]="false" />
        }
        <div class="fields in-dialog">
          <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
            <mat-label i18n>Name</mat-label>
            <input
              #name
              matInput
              smcFault="/fullName"
              required
              maxlength="200"
              autocomplete="off"
              dir="auto"
            />
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
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose i18n>Cancel</button>
        <button matButton="filled" type="submit" disabledInteractive [disabled]="sending.busy()" i18n>
          Make the account
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './hospitals.scss',
})
export class StaffAccountDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<StaffAccountDialog, string>>(MatDialogRef);
  protected readonly hospital = inject<Hospital>(MAT_DIALOG_DATA);
  protected readonly sending = new Sending();
  protected readonly missing = signal<readonly Fault[]>([]);

  static async open(dialog: MatDialog, hospital: Hospital): Promise<string | undefined> {
    const data = { data: hospital, width: '30rem' };
    const opened = dialog.open<StaffAccountDialog, Hospital, string>(StaffAccountDialog, data);
    return firstValueFrom(opened.afterClosed());
  }

  protected async add(name: string, email: string, password: string): Promise<void> {
    if (this.sending.busy()) return;
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
    this.sending.forget();
    this.missing.set(missing);
    if (missing.length > 0) return;
    await this.sending.send(async () => {
      await this.#client.api.POST('/v1/admin/users', { body: { ...body, doctorId: null } });
      this.#self.close(fullName);
    });
  }
}
