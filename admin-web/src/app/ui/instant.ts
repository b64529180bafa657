import { Component, computed, input } from '@angular/core';
import { formatLocale } from './language.ts';

/**
 * An instant as the reader writes it: in their own zone, or in the zone of the place where it happens, which is then
 * named unless it is theirs. The exact instant stands in `datetime`, the full words on hover.
 */
@Component({
  selector: 'smc-instant',
  template: '<time [attr.datetime]="at()" [attr.title]="exact()">{{ words() }}</time>',
  styles: `
    time {
      /* In one piece, unless the place says that it is too narrow for that. */
      white-space: var(--smc-instant-wrap, nowrap);
    }
  `,
})
export class Instant {
  readonly at = input.required<string>();
  readonly zone = input<string>();

  protected readonly words = computed(() => instantWords(this.at(), this.zone()));
  protected readonly exact = computed(() => format(this.at(), { ...full, timeZone: this.zone() }));
}

/** The same for where a sentence has it and a page has no room for its full words. */
export function instantWords(at: string, zone?: string): string {
  return format(at, { ...short, ...placeOf(zone) });
}

const full: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'long' };
const short: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};
const readersZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function placeOf(zone: string | undefined): Intl.DateTimeFormatOptions {
  return zone === undefined || zone === readersZone ? {} : { timeZone: zone, timeZoneName: 'short' };
}

function format(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(formatLocale, options).format(new Date(at));
}
