import { Component, input } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { List } from './list.ts';

/** Narrows a list by a day, `2026-11-26` in the address. */
@Component({
  selector: 'smc-day-filter',
  imports: [MatFormField, MatHint, MatInput, MatLabel],
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
      @if (hint(); as hint) {
        <mat-hint>{{ hint }}</mat-hint>
      }
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
  /** Whose days they are, where that is to be said. */
  readonly hint = input<string>();
}
