import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { QuestionFrame } from './question-frame.ts';

/** What is asked before something that cannot be taken back. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What changes, one by one. */
  readonly lines?: readonly string[];
  /** What the button does, as a verb. */
  readonly action: string;
  /** To be typed before the button works, for what would be terrible by mistake: the name of the hospital that is closed. */
  readonly typed?: string;
}

/** Closes with `true` when the person means it. */
@Component({
  selector: 'smc-confirm-dialog',
  imports: [MatFormField, MatHint, MatInput, MatLabel, QuestionFrame],
  template: `
    <smc-question-frame
      [heading]="question.title"
      [action]="question.action"
      [answer]="isMeant() ? true : undefined"
    >
      <p>{{ question.text }}</p>
      @if (question.lines; as lines) {
        <ul>
          @for (line of lines; track line) {
            <li>{{ line }}</li>
          }
        </ul>
      }
      @if (question.typed; as wanted) {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label i18n>Type “{{ wanted }}”</mat-label>
          <input
            #field
            matInput
            type="text"
            autocomplete="off"
            spellcheck="false"
            (input)="typed.set(field.value)"
          />
          <mat-hint i18n>So that it does not happen by mistake.</mat-hint>
        </mat-form-field>
      }
    </smc-question-frame>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly typed = signal('');
  protected readonly isMeant = computed(
    () => this.question.typed === undefined || this.typed().trim() === this.question.typed,
  );
}
