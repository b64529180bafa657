import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent } from '@angular/material/dialog';
import { FormFaults } from './form-faults.ts';
import { ProblemNote } from './problem-note.ts';
import type { Sending } from './sending.ts';

/**
 * The form of a dialog, below its title: what was refused stands above its fields, and the two ways out below them. What somebody else
 * has changed meanwhile cannot be sent any more, only be read anew.
 */
@Component({
  selector: 'form[smcDialogForm]',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, ProblemNote],
  hostDirectives: [{ directive: FormFaults, inputs: ['smcFaults'] }],
  template: `
    <mat-dialog-content>
      @if (sending().problem(); as problem) {
        <smc-problem-note
          [problem]="problem"
          [canRetry]="sending().stale()"
          i18n-retryLabel
          retryLabel="Reload"
          (retried)="outdated.emit()"
        />
      }
      <ng-content />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>{{ cancelLabel() }}</button>
      <button
        matButton="filled"
        type="submit"
        disabledInteractive
        [disabled]="!canSubmit() || sending().busy() || sending().stale()"
      >
        {{ submitLabel() }}
      </button>
    </mat-dialog-actions>
  `,
  host: { novalidate: '', '(submit)': '$event.preventDefault()' },
})
export class DialogForm {
  readonly sending = input.required<Sending>({ alias: 'smcDialogForm' });
  /** What the button does, as a verb. */
  readonly submitLabel = input.required<string>();
  readonly cancelLabel = input($localize`Cancel`);
  readonly canSubmit = input(true);
  /** Somebody else has changed what it is about. */
  readonly outdated = output();
}
