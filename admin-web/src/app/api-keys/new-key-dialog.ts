import { Component, inject, resource, signal } from '@angular/core';
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
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { Client } from '../session/client.ts';
import { dayEnd } from '../ui/day.ts';
import type { Problem } from '../ui/problem.ts';
import { ProblemNote } from '../ui/problem-note.ts';
import { problemOf } from '../ui/problem-of.ts';
import { scopeLabels, scopes, type CreatedApiKey, type Scope } from './api-key.ts';

/** Makes a key and shows its secret, this once. Closes with `true` when one was made. */
@Component({
  selector: 'smc-new-key-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
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
  protected readonly busy = signal(false);
  protected readonly faults = signal<readonly string[]>([]);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly made = signal<CreatedApiKey | undefined>(undefined);
  protected readonly copied = signal(false);
  protected readonly hospitals = resource({
    params: () => (this.choosesHospital ? { limit: 100 } : undefined),
    loader: async ({ params, abortSignal: signal }) =>
      (await this.#client.hospitals.list(params, { signal }).page()).items,
  });

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

  protected async create(name: string, expires: string, hospitalId: string | undefined): Promise<void> {
    if (this.busy()) return;
    const chosen = scopes.filter((scope) => this.chosen().has(scope));
    const faults = [
      ...(name.trim() === '' ? [$localize`Give the key a name.`] : []),
      ...(chosen.length === 0 ? [$localize`Choose at least one thing it may do.`] : []),
      ...(this.choosesHospital && !hospitalId ? [$localize`Choose a hospital.`] : []),
    ];
    this.faults.set(faults);
    this.problem.set(undefined);
    if (faults.length > 0) return;
    const expiresAt = dayEnd(expires);
    this.busy.set(true);
    try {
      const made = await this.#client.apiKeys.create({
        name: name.trim(),
        scopes: chosen,
        ...(expiresAt !== undefined && { expiresAt }),
        ...(hospitalId && { hospitalId }),
      });
      this.made.set(made);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async copy(secret: string): Promise<void> {
    await navigator.clipboard.writeText(secret);
    this.copied.set(true);
  }

  protected done(): void {
    this.#self.close(true);
  }
}
