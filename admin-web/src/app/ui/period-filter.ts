import { Component, input } from '@angular/core';
import { DayFilter } from './day-filter.ts';
import type { List } from './list.ts';

/** Narrows a list to what lies between two days, `from` and `to` in the address; both of them belong to it. */
@Component({
  selector: 'smc-period-filter',
  imports: [DayFilter],
  template: `
    <smc-day-filter
      [list]="list()"
      param="from"
      i18n-label="of a time|"
      label="From"
      [value]="from()"
      [hint]="hint()"
    />
    <smc-day-filter [list]="list()" param="to" i18n-label="of a time|" label="To" [value]="to()" />
  `,
  // Each of the two is a filter of its own in the bar.
  styles: ':host { display: contents; }',
})
export class PeriodFilter {
  readonly list = input.required<List<unknown>>();
  readonly from = input.required<string | undefined>();
  readonly to = input.required<string | undefined>();
  /** Whose days they are, where that is to be said. */
  readonly hint = input<string>();
}
