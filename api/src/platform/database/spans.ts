import { type RawBuilder, sql } from 'kysely';

/** A table and what of it is counted. */
export interface Counted {
  table: string;
  /** The instant that says in which span a row lies. */
  at: string;
  /** What is told of each span, with aliases; of the rows in it. */
  figures: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** What there is a row of for each value. */
  by?: RawBuilder<unknown>;
}

/**
 * A statement that counts rows by the spans between given instants, numbered from 0: by local days, which only the caller knows the
 * bounds of, in one go. Each span has its beginning and not its end. The first may be as long as all others together (the days before,
 * to compare with), so it is counted without looking where in it a row lies.
 */
export function countedBySpan(counted: Counted, bounds: readonly Date[]): RawBuilder<unknown> {
  const { table, at, figures, where, by } = counted;
  const [first, second, ...others] = bounds.map((bound) => bound.toISOString());
  const span = sql`width_bucket(${sql.ref(at)}, ${[second, ...others]}::timestamptz[])`;
  const from = (begin: string | undefined, end: string | undefined) => sql`
      from ${sql.raw(table)}
     where ${where} and ${sql.ref(at)} >= ${begin}::timestamptz and ${sql.ref(at)} < ${end}::timestamptz`;
  return sql`
    select 0 as span, ${figures} ${from(first, second)} ${by ? sql`group by ${by}` : sql`having count(*) > 0`}
    union all
    select ${span}, ${figures} ${from(second, others.at(-1) ?? second)} group by 1 ${by ? sql`, ${by}` : sql``}`;
}

/** Which hospitals are counted: the one, or all of them, by an index that begins with the hospital. */
export function ofHospitals(hospitalId: string | undefined): RawBuilder<unknown> {
  const which =
    hospitalId === undefined ? sql`array(select id from hospitals)` : sql`array[${hospitalId}::uuid]`;
  return sql`hospital_id = any(${which})`;
}
