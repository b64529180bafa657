import { formatLocale } from '../ui/language.ts';

/** How long a file is, to a person: `820 bytes`, `14 kB`, `2.1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return inUnit(bytes, 'byte', 0);
  return bytes < 1_000_000 ? inUnit(bytes / 1000, 'kilobyte', 0) : inUnit(bytes / 1_000_000, 'megabyte', 1);
}

/** Bytes in their whole word: the short form of English knows no plural of it. */
function inUnit(amount: number, unit: string, maximumFractionDigits: number): string {
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return new Intl.NumberFormat(formatLocale, {
    ...{ style: 'unit', unit, unitDisplay, maximumFractionDigits },
  }).format(amount);
}
