/** What a change made of each field it touched. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

const longestText = 200;
const deepest = 6;
const notKept = '[not kept]';

/** What people have written, and what opens something: of these an entry has the name alone. */
const unspoken =
  /^(.*password.*|.*token.*|.*secret.*|authorization|cookie|totp|otp|api_?key|key|reason|notes?|text|.*_?message|body|payload|bio|reply|comment|description)$/i;

/** The fields that differ between two states of a record, those within a part of it by their path: `policy.holdMinutes`. */
export function changesBetween(before: object, after: object, path = ''): Changes {
  const changes: Changes = {};
  for (const [field, to] of Object.entries(after)) {
    const from = (before as Record<string, unknown>)[field];
    const name = path + field;
    if (isPart(from) && isPart(to)) {
      Object.assign(changes, changesBetween(from, to, `${name}.`));
    } else if (JSON.stringify(from ?? null) !== JSON.stringify(to ?? null)) {
      changes[name] = { from: from ?? null, to: to ?? null };
    }
  }
  return changes;
}

/** Details as they are kept: without anybody's words or secrets, whatever a use case hands over, and no text at length. */
export function kept(details: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, unspoken.test(lastOf(name)) ? notKept : keptValue(value, depth + 1)]),
  );
}

function keptValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => keptValue(item, depth));
  }
  if (!isPart(value)) {
    return value;
  }
  return depth > deepest ? notKept : kept(value, depth);
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function isPart(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value)
  );
}
