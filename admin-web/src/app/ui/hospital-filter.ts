import { Component, input } from '@angular/core';
import { HospitalChoice } from './hospital-choice.ts';
import type { List } from './list.ts';

/** Narrows a list to one hospital, for those who see more than one. */
@Component({
  selector: 'smc-hospital-filter',
  imports: [HospitalChoice],
  template: `
    <smc-hospital-choice
      [value]="value()"
      i18n-none
      none="All"
      (chosen)="list().url.narrow('hospital', $event ?? '')"
    />
  `,
  styles: ':host { display: block; }',
})
export class HospitalFilter {
  readonly list = input.required<List<unknown>>();
  readonly value = input.required<string | undefined>();
}
