/** Names whose values never stand in a log: credentials, and words about somebody's health. */
const secretNames =
  /^(authorization|cookie|set-?cookie|.*password.*|.*token.*|.*secret.*|totp|otp|api-?key|key|reason|note|notes|message_?body|bio|payload|body|email|phone|.*fullname.*)$/i;
const maxDepth = 6;

/** A copy of what is to be logged, with everything that has such a name blotted out, however deep. */
export function redacted(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      secretNames.test(name) ? '[redacted]' : redactedValue(value, 1),
    ]),
  );
}

function redactedValue(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Error || value instanceof Date) {
    return value;
  }
  if (depth > maxDepth) {
    return '[deeper]';
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactedValue(item, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretNames.test(name) ? '[redacted]' : redactedValue(member, depth + 1),
    ]),
  );
}

/**
 * What a log may tell of an error. PostgreSQL and the ORM put the values of a statement into `message` and `detail`: of them only
 * the state, the constraint and PostgreSQL's own sentence are kept.
 */
export function telling(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) {
    return { type: typeof thrown };
  }
  const own = thrown as Error & Partial<Record<'code' | 'constraint' | 'table' | 'severity', unknown>>;
  const { code, constraint, table } = own;
  return {
    type: thrown.constructor.name,
    message: messageOf(thrown),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint, table }),
    stack: (thrown.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(thrown.cause instanceof Error && { cause: telling(thrown.cause) }),
  };
}

/** The sentence of a failed statement follows the statement with its values, after the last ` - `. */
function messageOf(thrown: Error): string {
  const fromDatabase = 'sqlMessage' in thrown || ('severity' in thrown && 'code' in thrown);
  return fromDatabase ? (thrown.message.split(' - ').at(-1) ?? '') : thrown.message;
}
