import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { WordsMatch } from '../../../platform/database/words-match.ts';
import { accountColumns } from '../accounts/account.queries.ts';
import { actorName } from '../accounts/actor-name.ts';
import type { UserAnswer, UserQuery } from './user.schemas.ts';

const text = new WordsMatch('accounts.search_text');

export interface UserSearch extends Pick<UserQuery, 'role' | 'status' | 'hospitalId' | 'limit'> {
  words: string[];
  now: Date;
  /** The relevance (0 without words) and the id of the last one of the page before. */
  after: { relevance: string; id: string } | undefined;
}

export interface FoundUser {
  relevance: string;
  user: UserAnswer;
}

type Row = UserAnswer & { relevance: string };

export async function findUsers(database: Kysely<never>, search: UserSearch): Promise<FoundUser[]> {
  const { rows } = await usersStatement(search).execute(database);
  return rows.map(({ relevance, ...user }) => ({ relevance, user }));
}

export async function findUser(
  database: Kysely<never>,
  id: string,
  now: Date,
): Promise<UserAnswer | undefined> {
  const { rows } = await sql<UserAnswer>`
    select ${userColumns(now)} from accounts where accounts.id = ${id}::uuid`.execute(database);
  return rows[0];
}

/** The page is found first, by index; what is told of each is gathered for those on it alone. */
export function usersStatement({ words, now, after, limit, ...filters }: UserSearch): RawBuilder<Row> {
  const relevance = words.length === 0 ? sql`0::numeric` : text.relevance(words);
  const conditions = [
    ...words.map((word) => text.hasWord(word)),
    ...filtersOf(filters),
    ...(words.length === 0 && after ? [sql`accounts.id < ${after.id}::uuid`] : []),
  ];
  return sql<Row>`
    with page as materialized (
      select * from (
        select accounts.id, ${relevance} as relevance from accounts
         where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}) matching
       ${after ? sql`where (relevance, id) < (${after.relevance}::numeric, ${after.id}::uuid)` : sql``}
       order by relevance desc, id desc limit ${limit}
    )
    select page.relevance::text, ${userColumns(now)}
      from page join accounts on accounts.id = page.id
     order by page.relevance desc, page.id desc`;
}

function filtersOf({
  role,
  status,
  hospitalId,
}: Pick<UserSearch, 'role' | 'status' | 'hospitalId'>): RawBuilder<unknown>[] {
  return [
    ...(role ? [sql`accounts.role = ${role}`] : []),
    ...(status === 'suspended' ? [sql`accounts.suspended_at is not null`] : []),
    ...(status === 'active' ? [sql`accounts.suspended_at is null`] : []),
    ...(hospitalId ? [sql`accounts.hospital_id = ${hospitalId}::uuid`] : []),
  ];
}

/** Failures are counted by the hash of the address as it is typed in, in lower case. */
function userColumns(now: Date): RawBuilder<unknown> {
  return sql`
    ${accountColumns},
    case when accounts.suspended_at is null then 'active' else 'suspended' end as status,
    case when accounts.suspended_at is not null then json_build_object(
      'reason', accounts.suspension_reason, 'by', accounts.suspended_by,
      'byName', ${actorName(sql`accounts.suspended_by`)}, 'at', ${rfc3339('accounts.suspended_at')}) end as suspension,
    (select count(*)::int from sessions s
      where s.account_id = accounts.id and s.revoked_at is null and s.expires_at > ${now}) as "openSessions",
    (select ${rfc3339('s.created_at')} from sessions s
      where s.account_id = accounts.id order by s.id desc limit 1) as "lastSignInAt",
    (select ${rfc3339('f.locked_until')} from sign_in_failures f
      where f.email_hash = sha256(convert_to(lower(accounts.email::text), 'UTF8')) and f.locked_until > ${now}
    ) as "lockedUntil"`;
}
