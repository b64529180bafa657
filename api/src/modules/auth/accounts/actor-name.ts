import { type RawBuilder, sql } from 'kysely';

/** The name of the person a column tells of as `admin:0190…`; null for machines, and for whoever has no account any more. */
export function actorName(actor: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(
    select named.full_name from accounts named
     where named.id = case when ${actor} ~ '^(patient|doctor|staff|admin):' then split_part(${actor}, ':', 2)::uuid end)`;
}
