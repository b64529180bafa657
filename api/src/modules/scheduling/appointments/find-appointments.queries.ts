import { type RawBuilder, sql } from 'kysely';
import { WordsMatch } from '../../../platform/database/words-match.ts';
import { type AppointmentStatus, appointmentStatuses } from '../rules/appointment-transitions.ts';

export interface AppointmentSearch {
  hospitalId: string | undefined;
  doctorId: string | undefined;
  patientId: string | undefined;
  /** What was typed: words of a name, or the beginning of a reference. Neither means that nothing is found. */
  asked: { words: readonly string[]; reference: string | undefined } | undefined;
  statuses: readonly AppointmentStatus[] | undefined;
  from: Date | undefined;
  to: Date | undefined;
  updatedSince: Date | undefined;
  order: AppointmentOrder;
  /** The sort value and the id of the last one of the page before. */
  after: readonly [instant: string, id: string] | undefined;
  limit: number;
  now: Date;
}

export type AppointmentOrder = 'soonest' | 'newest' | 'changed';

const patientWords = new WordsMatch('p.search_text');

/** What an order goes by and in which direction; ties are broken by id. */
export function orderOf(order: AppointmentOrder): RawBuilder<unknown> {
  return inOrder(instantOf(order), order);
}

/**
 * The ids of one page. However many there are, no more is read than a few pages: by the words or the reference where something
 * was typed, else by doctor or patient, else from one index range for each hospital and status, of which the first ones are merged.
 */
export function foundIds(search: AppointmentSearch): RawBuilder<{ id: string }> {
  const ranges = search.asked ? [...byReference(search), ...byName(search)] : byRecord(search);
  if (ranges.length === 0) {
    return sql`select null::uuid as id where false`;
  }
  // A union, so that whom both the name and the reference meet is found once.
  return sql`
    select a.id from (${joined(ranges, sql` union `)}) as a
     order by ${inOrder(sql`a.at`, search.order)} limit ${search.limit}`;
}

function byReference(search: AppointmentSearch): RawBuilder<unknown>[] {
  const reference = search.asked?.reference;
  return reference === undefined
    ? []
    : [matching(search, sql`a.reference like ${`${reference}%`}`, statusIn(search))];
}

/** Whoever is called so, and of each their own: the table is never walked through, however long it is. */
function byName(search: AppointmentSearch): RawBuilder<unknown>[] {
  const words = search.asked?.words ?? [];
  const called = words.map((word) => patientWords.hasWord(word));
  return words.length === 0
    ? []
    : [
        sql`
          select a.* from accounts p
           cross join lateral (${matching(search, sql`a.patient_id = p.id`, statusIn(search))}) as a
           where ${sql.join(called, sql` and `)}`,
      ];
}

function byRecord(search: AppointmentSearch): RawBuilder<unknown>[] {
  const { hospitalId, doctorId, patientId, order } = search;
  if (doctorId !== undefined || patientId !== undefined) {
    return [matching(search, statusIn(search))];
  }
  const hospitals = hospitalId === undefined ? sql`hospitals` : sql`(select ${hospitalId}::uuid as id)`;
  const statuses = order === 'changed' ? [statusIn(search)] : statusRanges(search);
  const ranges = statuses.map((status) => matching(search, sql`a.hospital_id = h.id`, status));
  return [
    sql`select a.* from ${hospitals} as h cross join lateral (${joined(ranges, sql` union all `)}) as a`,
  ];
}

function joined(ranges: RawBuilder<unknown>[], by: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(
    ranges.map((range) => sql`(${range})`),
    by,
  );
}

/** A page of those that meet the conditions and all else that was asked for. */
function matching(search: AppointmentSearch, ...further: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`
    select a.id, ${instantOf(search.order)} as at from appointments a
     where ${sql.join([...further, ...conditions(search)], sql` and `)}
     order by ${orderOf(search.order)} limit ${search.limit}`;
}

function conditions(search: AppointmentSearch): RawBuilder<unknown>[] {
  const { hospitalId, doctorId, patientId, from, to, updatedSince, after, order } = search;
  const found = [sql`a.moves_appointment_id is null`];
  if (hospitalId !== undefined) found.push(sql`a.hospital_id = ${hospitalId}::uuid`);
  if (doctorId !== undefined) found.push(sql`a.doctor_id = ${doctorId}::uuid`);
  if (patientId !== undefined) found.push(sql`a.patient_id = ${patientId}::uuid`);
  if (from) found.push(sql`a.starts_at >= ${from}::timestamptz`);
  if (to) found.push(sql`a.starts_at < ${to}::timestamptz`);
  if (updatedSince) found.push(sql`a.updated_at >= ${updatedSince}::timestamptz`);
  if (after) {
    const beyond = order === 'newest' ? sql`<` : sql`>`;
    found.push(sql`(${instantOf(order)}, a.id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  return found;
}

/**
 * One condition for each status in the table, each a range of the index: the same reading as `statusAt`, by which a hold that has
 * lapsed is expired.
 */
function statusRanges({ statuses = appointmentStatuses, now }: AppointmentSearch): RawBuilder<unknown>[] {
  const asked = new Set(statuses);
  const stored = appointmentStatuses.filter((status) => status !== 'held' && asked.has(status));
  const ranges = stored.map((status) => sql`a.status = ${status}`);
  if (asked.has('held') && asked.has('expired')) {
    return [...ranges, sql`a.status = 'held'`];
  }
  if (asked.has('held')) {
    return [...ranges, sql`(a.status = 'held' and a.hold_expires_at > ${now}::timestamptz)`];
  }
  return asked.has('expired')
    ? [...ranges, sql`(a.status = 'held' and a.hold_expires_at <= ${now}::timestamptz)`]
    : ranges;
}

function statusIn(search: AppointmentSearch): RawBuilder<unknown> {
  return search.statuses ? sql`(${sql.join(statusRanges(search), sql` or `)})` : sql`true`;
}

function instantOf(order: AppointmentOrder): RawBuilder<unknown> {
  return order === 'changed' ? sql`a.updated_at` : sql`a.starts_at`;
}

function inOrder(instant: RawBuilder<unknown>, order: AppointmentOrder): RawBuilder<unknown> {
  const direction = order === 'newest' ? sql`desc` : sql`asc`;
  return sql`${instant} ${direction}, a.id ${direction}`;
}
