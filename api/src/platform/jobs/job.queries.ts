import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../database/rfc3339.ts';
import { deadLetterSuffix } from './dead-letters.ts';

/** As the queue has them: `failed` is tried again by itself, `dead` is not. */
export const jobStates = ['waiting', 'active', 'failed', 'dead'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobRow {
  /** Of the job through all its attempts, however often it died and was sent again. */
  id: string;
  /** Of the row that stands for it now, and the queue that row is in. */
  rowId: string;
  rowQueue: string;
  queue: string;
  state: JobState | 'done';
  data: unknown;
  failures: number;
  output: unknown;
  createdAt: string;
  /** When the last attempt began; of a dead one when it was given up. */
  lastAttemptAt: string | null;
  nextAttemptAt: string | null;
  /** The place in lists. */
  at: string;
}

const isDead = sql<boolean>`right(j.name, ${sql.lit(deadLetterSuffix.length)}) = ${sql.lit(deadLetterSuffix)}`;
const queue = sql<string>`case when ${isDead} then left(j.name, ${sql.lit(-deadLetterSuffix.length)}) else j.name end`;
/** As the index of what is not done says it. */
const live = sql`j.state in ('created', 'retry', 'active', 'failed')`;

const inState: Record<JobState, RawBuilder<unknown>> = {
  waiting: sql`j.state = 'created' and not ${isDead}`,
  active: sql`j.state = 'active' and not ${isDead}`,
  failed: sql`j.state = 'retry' and not ${isDead}`,
  dead: sql`j.state in ('created', 'failed') and ${isDead}`,
};

const columns = sql`
  coalesce(j.source_root_id, j.source_id, j.id) as id, j.id as "rowId", j.name as "rowQueue", ${queue} as queue,
  case when ${isDead} then 'dead' when j.state = 'created' then 'waiting' when j.state = 'retry' then 'failed'
       when j.state = 'active' then 'active' else 'done' end as state,
  j.data, case when ${isDead} then coalesce(j.source_retry_count, 0) + 1 when j.state = 'retry' then j.retry_count + 1 else j.retry_count end as failures,
  case when ${isDead} then j.source_output else j.output end as output,
  ${rfc3339('j.first_created_on')} as "createdAt", ${rfc3339('j.last_attempt_on')} as "lastAttemptAt",
  case when j.state in ('created', 'retry') and not ${isDead} then ${rfc3339('j.start_after')} end as "nextAttemptAt",
  to_char(j.created_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** Rows by conditions on `j`, one after the other, so that each finds its index. */
function jobs(...conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  const parts = conditions.map(
    (condition) => sql`
      select j.*, case when ${isDead} then coalesce(j.source_created_on, j.created_on) else j.created_on end as first_created_on,
             case when ${isDead} then j.created_on else j.started_on end as last_attempt_on
        from pgboss.job j where ${condition} and left(j.name, 9) <> '__pgboss_'`,
  );
  return sql`(${sql.join(parts, sql` union all `)}) as j`;
}

export interface JobsAsked {
  state: JobState | undefined;
  queue: string | undefined;
  /** `at` and `rowId` of the last one before. */
  after: readonly [string, string] | undefined;
  limit: number;
}

/** The newest first; dead ones by when they were given up. */
export async function readJobs(
  database: Kysely<never>,
  { state, queue: name, after, limit }: JobsAsked,
): Promise<JobRow[]> {
  const states = state ? [inState[state]] : jobStates.map((each) => inState[each]);
  const where = [
    live,
    sql`(${sql.join(states, sql` or `)})`,
    ...(name === undefined ? [] : [sql`j.name in (${name}, ${name + deadLetterSuffix})`]),
    ...(after ? [sql`(j.created_on, j.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
  const { rows } = await sql<JobRow>`
    select ${columns} from ${jobs(sql.join(where, sql` and `))}
     order by j.created_on desc, j.id desc limit ${limit}`.execute(database);
  return rows;
}

/**
 * The row that stands for a job now: the one at hand before the dead letter before what is done. Whoever else is about to send it
 * again waits until this transaction ends.
 */
export async function lockJob(transaction: Kysely<never>, id: string): Promise<JobRow | undefined> {
  await sql`
    select from pgboss.job j where j.source_root_id = ${id}::uuid and ${isDead} and ${live} for update`.execute(
    transaction,
  );
  const atHand = sql`j.state in ('created', 'retry', 'active') and not ${isDead}`;
  const { rows } = await sql<JobRow>`
    select ${columns}
      from ${jobs(
        sql`j.source_root_id = ${id}::uuid`,
        sql`j.name = any(array(select name from pgboss.queue)) and j.id = ${id}::uuid`,
      )}
     order by case when ${atHand} then 0 when ${isDead} then 1 else 2 end, j.created_on desc
     limit 1`.execute(transaction);
  return rows[0];
}

/** A job that waits for its next attempt gets it now. */
export async function hurry(transaction: Kysely<never>, { rowId, rowQueue }: JobRow): Promise<void> {
  await sql`
    update pgboss.job set start_after = pgboss.job_now()
     where name = ${rowQueue} and id = ${rowId}::uuid and state = 'retry'`.execute(transaction);
}

export interface QueueStanding {
  queue: string;
  waiting: number;
  active: number;
  failed: number;
  dead: number;
  /** Since when the oldest one that is due has waited. */
  waitingSince: string | null;
  lastDeadAt: string | null;
}

/** Every queue, also the empty ones; counted in the index of what is not done. */
export async function readQueues(database: Kysely<never>): Promise<QueueStanding[]> {
  const { rows } = await sql<QueueStanding>`
    with j as (
      select j.name, j.state, count(*)::int as count, min(j.start_after) as since
        from pgboss.job j where ${live} group by 1, 2),
    died as (
      select j.name, max(j.created_on) as last from pgboss.job j where ${live} and ${isDead} group by 1),
    counted as (
      select q.name as queue,
             coalesce(sum(j.count) filter (where j.name = q.name and state = 'created'), 0)::int as waiting,
             coalesce(sum(j.count) filter (where j.name = q.name and state = 'active'), 0)::int as active,
             coalesce(sum(j.count) filter (where j.name = q.name and state = 'retry'), 0)::int as failed,
             coalesce(sum(j.count) filter (where j.name <> q.name and state in ('created', 'failed')), 0)::int as dead,
             min(j.since) filter (where j.name = q.name and state in ('created', 'retry')) as since, max(died.last) as last
        from pgboss.queue q
        left join j on j.name in (q.name, q.name || ${deadLetterSuffix}::text)
        left join died on died.name = q.name || ${deadLetterSuffix}::text
       where q.dead_letter is not null
       group by q.name)
    select queue, waiting, active, failed, dead, ${rfc3339('last')} as "lastDeadAt",
           case when since <= pgboss.job_now() then ${rfc3339('since')} end as "waitingSince"
      from counted order by queue`.execute(database);
  return rows;
}

export interface OutboxStanding {
  waiting: number;
  waitingSince: string | null;
}

/** Events that have not been handed to their listeners: fewer than a second ago, while all is well. */
export async function readOutbox(database: Kysely<never>): Promise<OutboxStanding> {
  const { rows } = await sql<OutboxStanding>`
    select waiting, ${rfc3339('since')} as "waitingSince"
      from (select count(*)::int as waiting, min(occurred_at) as since from outbox_events) as o`.execute(
    database,
  );
  return rows[0] as OutboxStanding;
}
