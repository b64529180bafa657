import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { DialogForm } from './dialog-form.ts';
import { FieldFault } from './field-fault.ts';
import { Sending } from './sending.ts';

/** Something weighty that wants a reason in words before it is done. */
export interface Reasoned {
  readonly title: string;
  readonly text: string;
  /** Who reads the reason. */
  readonly readBy: string;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly longest: number;
  readonly send: (reason: string) => Promise<unknown>;
}

/**
 * Asks for the reason and does it; what the server says no to stands in the dialog. Closes with `true` when it is done,
 * and without when it can be no more, as somebody else was there first: whoever asked reads anew after it either way.
 */
@Component({
  selector: 'smc-reason-dialog',
  imports: [DialogForm, FieldFault, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <h2 matDialogTitle>{{ asked.title }}</h2>
    <form
      [smcDialogForm]="sending"
      [smcFaults]="sending.faults()"
      [submitLabel]="asked.action"
      (submit)="send(reason.value)"
      (outdated)="reload()"
    >
      <p class="what">{{ asked.text }}</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
        <mat-label i18n>Reason</mat-label>
        <textarea
          dir="auto"
          #reason
          matInput
          required
          rows="3"
          [attr.maxlength]="asked.longest"
          smcFault="/reason"
        ></textarea>
        <mat-hint>{{ asked.readBy }}</mat-hint>
      </mat-form-field>
    </form>
  `,
  styles: `
    .what {
      margin-top: 0;
    }

    mat-form-field {
      width: 100%;
    }
  `,
})
export class ReasonDialog {
  protected readonly asked = inject<Reasoned>(MAT_DIALOG_DATA);
  readonly #self = inject<MatDialogRef<ReasonDialog, boolean>>(MatDialogRef);
  protected readonly sending = new Sending();

  /** Whether it was done. */
  static async ask(dialog: MatDialog, asked: Reasoned): Promise<boolean> {
    const opened = dialog.open<ReasonDialog, Reasoned, boolean>(ReasonDialog, {
      data: asked,
      width: '30rem',
    });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  protected async send(text: string): Promise<void> {
    const reason = text.trim();
    const missing = reason === '' ? [{ pointer: '/reason', words: $localize`Say why.` }] : [];
    if (await this.sending.send(() => this.asked.send(reason), missing)) this.#self.close(true);
  }

  /** Whoever asked reads anew in any case. */
  protected reload(): void {
    this.#self.close(false);
  }
}
