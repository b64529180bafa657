import { Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl, type FormGroup } from '@angular/forms';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldFault } from '../ui/field-fault.ts';
import { objectionLabels, objections } from '../ui/objections.ts';

type Objection = (typeof objections)[number];

export interface ObjectionForm {
  reason: FormControl<Objection>;
  note: FormControl<string>;
}

/** Why something should not stand: one of the reasons there are, and words for administrators. */
@Component({
  selector: 'smc-objection-fields',
  imports: [FieldFault, MatFormField, MatHint, MatInput, MatLabel, ReactiveFormsModule],
  template: `
    <ng-container [formGroup]="form()">
      <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
        <mat-label i18n>Reason</mat-label>
        <select matNativeControl formControlName="reason" smcFault="/reason">
          @for (reason of objections; track reason) {
            <option [value]="reason">{{ objectionLabels[reason] }}</option>
          }
        </select>
        @if (reasonHint(); as hint) {
          <mat-hint>{{ hint }}</mat-hint>
        }
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic" hideRequiredMarker>
        <mat-label i18n>Note (optional)</mat-label>
        <textarea
          dir="auto"
          matInput
          rows="3"
          maxlength="2000"
          formControlName="note"
          smcFault="/note"
        ></textarea>
        <mat-hint i18n>For administrators alone.</mat-hint>
      </mat-form-field>
    </ng-container>
  `,
  styles: ':host { display: contents; }',
})
export class ObjectionFields {
  readonly form = input.required<FormGroup<ObjectionForm>>();
  /** Who learns the reason. */
  readonly reasonHint = input<string>();

  protected readonly objections = objections;
  protected readonly objectionLabels = objectionLabels;
}

/** The fields as they are sent. */
export function objectionOf(form: FormGroup<ObjectionForm>): { reason: Objection; note?: string } {
  const { reason, note } = form.getRawValue();
  const words = note.trim();
  return { reason, ...(words !== '' && { note: words }) };
}
