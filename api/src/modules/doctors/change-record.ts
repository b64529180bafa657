interface Versioned {
  version: number;
  updatedAt: Date;
}

/**
 * Takes the given fields over into a record that has been locked; what is left out stays. The version moves on only when
 * something is other than it was, so that sending the same again changes nothing.
 */
export function changeRecord<T extends Versioned>(record: T, changes: Partial<T>, now: Date): boolean {
  const different = (Object.keys(changes) as (keyof T)[]).filter(
    (field) =>
      changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(record[field]),
  );
  if (different.length === 0) {
    return false;
  }
  for (const field of different) {
    record[field] = changes[field] as T[keyof T];
  }
  record.version += 1;
  record.updatedAt = now;
  return true;
}
