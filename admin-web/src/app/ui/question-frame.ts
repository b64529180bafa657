import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';

/** A dialog that asks one thing, and the two ways out of it: nothing, or the answer once there is one. */
@Component({
  selector: 'smc-question-frame',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ heading() }}</h2>
    <mat-dialog-content><ng-content /></mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose i18n>Cancel</button>
      <button
        matButton="filled"
        type="button"
        disabledInteractive
        [disabled]="answer() === undefined"
        (click)="close()"
      >
        {{ action() }}
      </button>
    </mat-dialog-actions>
  `,
  styles: ':host { display: contents; }',
})
export class QuestionFrame {
  readonly heading = input.required<string>();
  /** What the button does, as a verb. */
  readonly action = input.required<string>();
  /** What the dialog closes with. */
  readonly answer = input.required<unknown>();

  readonly #self = inject(MatDialogRef);

  protected close(): void {
    const answer = this.answer();
    if (answer !== undefined) this.#self.close(answer);
  }
}
