import { Component, computed, input } from '@angular/core';

/** An instant in the reader's own zone and habits; the exact one stands in `datetime` and on hover. */
@Component({
  selector: 'smc-instant',
  template: '<time [attr.datetime]="at()" [attr.title]="exact()">{{ words() }}</time>',
  styles: `
    time {
      white-space: nowrap;
    }
  `,
})
export class Instant {
  readonly at = input.required<string>();

  protected readonly words = computed(() => short.format(new Date(this.at())));
  protected readonly exact = computed(() => full.format(new Date(this.at())));
}

const short = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
