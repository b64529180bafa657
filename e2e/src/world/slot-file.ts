import { writeFileSync } from 'node:fs';

export const slotColumns = 'external_id,doctor_external_id,location,start,end,capacity';

/** Slots of fifteen minutes, one after the other, round the clock; the same arguments give the same rows. */
export function slotRows(
  count: number,
  { doctors = ['demo-doctor'], from = '2031-01-01T00:00:00Z' } = {},
): string[] {
  const begin = Date.parse(from);
  return Array.from({ length: count }, (_, n) => {
    const doctor = doctors[n % doctors.length] ?? '';
    const startsAt = begin + Math.floor(n / doctors.length) * 900_000;
    return `${from}/${n},${doctor},main,${instant(startsAt)},${instant(startsAt + 900_000)},1`;
  });
}

export function writeSlots(file: string, rows: readonly string[]): string {
  writeFileSync(file, `${[slotColumns, ...rows].join('\n')}\n`);
  return file;
}

function instant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
