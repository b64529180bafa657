import { Component, input } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { List } from './list.ts';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** The choices of a filter from what is known, `{ open: 'Open' }`, in the order given. */
export function choicesOf<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly FilterChoice[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** Narrows a list to one of some choices, or to none of them. A select of the browser: phones have good ones. */
@Component({
  selector: 'smc-choice-filter',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ label() }}</mat-label>
      <select #box matNativeControl (change)="list().url.narrow(param(), box.value)">
        <option value="" [selected]="value() === undefined">{{ any() }}</option>
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
        }
      </select>
    </mat-form-field>
  `,
  styles: ':host { display: block; }',
})
export class ChoiceFilter {
  readonly list = input.required<List<unknown>>();
  readonly label = input.required<string>();
  readonly value = input.required<string | undefined>();
  readonly choices = input.required<readonly FilterChoice[]>();
  /** Its name in the address. */
  readonly param = input.required<string>();
  /** What no choice is called. */
  readonly any = input($localize`All`);
}
