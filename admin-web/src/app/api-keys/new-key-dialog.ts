import { Component, ElementRef, afterRenderEffect, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { dayEnd } from '../ui/day.ts';
import { DialogForm } from '../ui/dialog-form.ts';
import { FieldFault } from '../ui/field-fault.ts';
import { HospitalChoice } from '../ui/hospital-choice.ts';
import { Sending } from '../ui/sending.ts';
import { scopeLabels, scopes, type CreatedApiKey, type Scope } from './api-key.ts';

/** Makes a key and shows its secret, this once. Closes with `true` when one was made. */
@Component({
  selector: 'smc-new-key-dialog',
  imports: [
    DialogForm,
    FieldFault,
    HospitalChoice,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
  ],
  templateUrl: './new-key-dialog.html',
  styleUrl: './api-keys.scss',
})
export class NewKeyDialog {
  readonly #client = inject(Client);
  readonly #self = inject<MatDialogRef<NewKeyDialog, boolean>>(MatDialogRef);
  /** An admin says for which hospital; staff make keys of their own one. */
  protected readonly choosesHospital = inject<boolean>(MAT_DIALOG_DATA);

  protected readonly scopes = scopes;
  protected readonly scopeLabels = scopeLabels;
  protected readonly chosen = signal<ReadonlySet<Scope>>(
    new Set<Scope>(['doctors:write', 'slots:write', 'imports:write']),
  );
  protected readonly sending = new Sending();
  protected readonly made = signal<CreatedApiKey | undefined>(undefined);
  /** Whether the secret was copied; unknown until somebody wants it. */
  protected readonly copied = signal<boolean | undefined>(undefined);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly hospital = signal<string | undefined>(undefined);

  constructor() {
    // What is read out when the form has gone: that the key is made, and its secret.
    afterRenderEffect(() => this.heading()?.nativeElement.focus());
  }

  static async open(dialog: MatDialog, choosesHospital: boolean): Promise<boolean> {
    const opened = dialog.open<NewKeyDialog, boolean, boolean>(NewKeyDialog, {
      data: choosesHospital,
      width: '36rem',
      // A press beside it would lose the secret for good.
      disableClose: true,
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected toggle(scope: Scope, on: boolean): void {
    this.chosen.update(
      (chosen) => new Set(on ? [...chosen, scope] : [...chosen].filter((one) => one !== scope)),
    );
  }

  protected async create(name: string, expires: string): Promise<void> {
    const hospitalId = this.hospital();
    const chosen = scopes.filter((scope) => this.chosen().has(scope));
    const missing = [
      ...(name.trim() === '' ? [{ pointer: '/name', words: $localize`Give the key a name.` }] : []),
      ...(chosen.length === 0
        ? [{ pointer: '/scopes', words: $localize`Choose at least one thing it may do.` }]
        : []),
      ...(this.choosesHospital && !hospitalId
        ? [{ pointer: '/hospitalId', words: $localize`Choose a hospital.` }]
        : []),
    ];
    const expiresAt = dayEnd(expires);
    const body = {
      name: name.trim(),
      scopes: chosen,
      ...(expiresAt !== undefined && { expiresAt }),
      ...(hospitalId && { hospitalId }),
    };
    await this.sending.send(async () => this.made.set(await this.#client.apiKeys.create(body)), missing);
  }

  /** The browser may refuse it: then it is selected, so that it is copied by hand. */
  protected async copy(secret: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      this.copied.set(true);
    } catch {
      getSelection()?.selectAllChildren(secret);
      this.copied.set(false);
    }
  }

  protected done(): void {
    this.#self.close(true);
  }
}
