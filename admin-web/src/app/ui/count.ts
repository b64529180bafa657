import { Pipe, type PipeTransform } from '@angular/core';
import { formatLocale } from './language.ts';

const numbers = new Intl.NumberFormat(formatLocale);

/** A number as the reader writes it. */
@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  transform(count: number): string {
    return numbers.format(count);
  }
}
