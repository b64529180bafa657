import { type Changes, changesBetween } from '../../platform/audit/changes.ts';

interface Versioned {
  version: number;
  updatedAt: Date;
}

/**
 * Takes the given fields over into a record that has been locked; what is left out stays. The version moves on only when
 * something is other than it was, so that sending the same again changes nothing. Tells what was changed.
 */
export function changeRecord<T extends Versioned>(record: T, changes: Partial<T>, now: Date): Changes {
  const different = (Object.keys(changes) as (keyof T)[]).filter(
    (field) =>
      changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(record[field]),
  );
  const told = changesBetween(record, Object.fromEntries(different.map((field) => [field, changes[field]])));
  if (different.length === 0) {
    return told;
  }
  for (const field of different) {
    record[field] = changes[field] as T[keyof T];
  }
  record.version += 1;
  record.updatedAt = now;
  return told;
}
