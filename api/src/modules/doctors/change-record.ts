import { type Changes, changesBetween } from '../../platform/audit/changes.ts';
import { requireVersion } from '../../platform/http/version.ts';

interface Versioned {
  version: number;
  updatedAt: Date;
}

/**
 * For a record that is about to be changed: whoever sends again what stands already, because no answer came, is refused for no
 * version; their own first time has moved it on.
 *
 * @throws {Refusal} `conflict.version` when something is to change and the record has moved on since the caller saw it
 */
export function requireSeen<T extends Versioned>(
  seen: number | undefined,
  record: T,
  changes: Partial<T>,
): void {
  if (differing(record, changes).length > 0) {
    requireVersion(seen, record.version);
  }
}

/**
 * Takes the given fields over into a record that has been locked; what is left out stays. The version moves on only when
 * something is other than it was, so that sending the same again changes nothing. Tells what was changed.
 */
export function changeRecord<T extends Versioned>(record: T, changes: Partial<T>, now: Date): Changes {
  const different = differing(record, changes);
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

function differing<T>(record: T, changes: Partial<T>): (keyof T)[] {
  return (Object.keys(changes) as (keyof T)[]).filter(
    (field) =>
      changes[field] !== undefined && JSON.stringify(changes[field]) !== JSON.stringify(record[field]),
  );
}
