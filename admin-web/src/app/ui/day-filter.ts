import { Component, input } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { List } from './list.ts';

/** Narrows a list by a day, `2026-11-26` in the address. */
@Component({
  selector: 'smc-day-filter',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ label() }}</mat-label>
      <input
        #box
        matInput
        type="date"
        [value]="value() ?? ''"
        (change)="list().url.narrow(param(), box.value)"
      />
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
    }

    // As tall as its letters, which it would cut off below.
    input {
      height: 1.75rem;
      margin-block: -0.125rem;
      line-height: 1.75rem;
    }

    input::-webkit-datetime-edit {
      overflow: visible;
    }

    input::-webkit-datetime-edit-fields-wrapper {
      padding-block: 0.25rem;
    }
  `,
})
export class DayFilter {
  readonly list = input.required<List<unknown>>();
  readonly label = input.required<string>();
  readonly value = input.required<string | undefined>();
  /** Its name in the address. */
  readonly param = input.required<string>();
}
