import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

/** Asks once more, with what will happen and what will be read. */
@Component({
  selector: 'smc-confirm-decision',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title i18n>{{ data.label }}?</h2>
    <mat-dialog-content>
      <p>{{ data.preview }}</p>
      <p class="said" dir="auto">{{ data.note }}</p>
      <p i18n>A decision is final, and both sides are told of it.</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false" i18n>Back</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true" i18n>Confirm</button>
    </mat-dialog-actions>
  `,
  styleUrl: './record.scss',
})
export class ConfirmDecision {
  protected readonly data = inject<{ label: string; preview: string; note: string }>(MAT_DIALOG_DATA);
}
