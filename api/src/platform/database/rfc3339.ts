import { type RawBuilder, sql } from 'kysely';

/** A `timestamptz` column of a hand-written statement as an answer tells it: RFC 3339 in UTC, with milliseconds. */
export function rfc3339(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
