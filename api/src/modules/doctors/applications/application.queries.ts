import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { WordsMatch } from '../../../platform/database/words-match.ts';
import { actorName } from '../../auth/index.ts';
import { applicationChecks } from '../rules/application-checks.ts';
import type { ApplicationStatus } from '../rules/application-transitions.ts';
import type { ApplicationAnswer } from './application.schemas.ts';

const text = new WordsMatch('a.search_text');

export interface ApplicationSearch {
  statuses: readonly ApplicationStatus[];
  hospitalId: string | undefined;
  words: readonly string[];
  oldestFirst: boolean;
  /** The relevance (0 without words) and the id of the last one of the page before. */
  after: { relevance: string; id: string } | undefined;
  limit: number;
}

export interface FoundApplication {
  relevance: string;
  application: ApplicationAnswer;
}

type Row = Omit<ApplicationAnswer, 'checks'> & {
  relevance: string;
  checks: Omit<ApplicationAnswer['checks'][number], 'required'>[] | null;
};

/** The page is found first; what is told of each is gathered for those on it alone. */
export async function findApplications(
  database: Kysely<never>,
  { statuses, hospitalId, words, oldestFirst, after, limit }: ApplicationSearch,
): Promise<FoundApplication[]> {
  const relevance = words.length === 0 ? sql`0::numeric` : text.relevance(words);
  const conditions = [
    sql`a.status = any (${statuses}::text[])`,
    ...(hospitalId === undefined ? [] : [sql`a.hospital_id = ${hospitalId}::uuid`]),
    ...words.map((word) => text.hasWord(word)),
  ];
  const [further, order] = oldestFirst ? [sql`id >`, sql`id`] : [sql`id <`, sql`id desc`];
  const later =
    after &&
    sql`where relevance < ${after.relevance}::numeric
           or (relevance = ${after.relevance}::numeric and ${further} ${after.id}::uuid)`;
  return answers(
    database,
    sql`
      select * from (
        select a.id, ${relevance} as relevance from doctor_applications a where ${sql.join(conditions, sql` and `)}) matching
       ${later ?? sql``}
       order by relevance desc, ${order} limit ${limit}`,
    sql`page.relevance desc, page.${order}`,
  );
}

export async function findApplication(
  database: Kysely<never>,
  id: string,
): Promise<ApplicationAnswer | undefined> {
  return one(database, sql`a.id = ${id}::uuid`);
}

/** The latest of an account: whoever was rejected may have applied again. */
export async function latestApplicationOf(
  database: Kysely<never>,
  accountId: string,
): Promise<ApplicationAnswer | undefined> {
  return one(database, sql`a.account_id = ${accountId}::uuid`);
}

/** The latest of those. */
async function one(
  database: Kysely<never>,
  which: RawBuilder<unknown>,
): Promise<ApplicationAnswer | undefined> {
  const page = sql`
    select a.id, 0 as relevance from doctor_applications a where ${which} order by a.id desc limit 1`;
  return (await answers(database, page))[0]?.application;
}

async function answers(
  database: Kysely<never>,
  page: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`page.id`,
): Promise<FoundApplication[]> {
  const { rows } = await sql<Row>`
    with page as materialized (${page})
    select page.relevance::text, a.id, a.status, json_build_object('id', h.id, 'name', h.name) as hospital,
           a.full_name as "fullName", a.phone, a.specialties, a.languages,
           json_build_object('number', a.licence_number, 'authority', a.licence_authority, 'country', a.licence_country)
             as licence,
           a.credentials, a.bio, a.doctor_id as "doctorId", a.version,
           ${rfc3339('a.created_at')} as "createdAt", ${rfc3339('a.updated_at')} as "updatedAt",
           json_build_object('accountId', a.account_id, 'email', a.email, 'suspended', account.suspended_at is not null)
             as applicant,
           (select json_agg(json_build_object('name', c.name, 'outcome', c.outcome, 'note', c.note, 'evidence', c.evidence,
                                              'by', c.actor, 'byName', ${actorName(sql`c.actor`)}, 'at', ${rfc3339('c.at')}))
              from doctor_application_checks c where c.application_id = a.id) as checks,
           case when a.decided_at is not null then json_build_object(
             'reason', a.decision_reason, 'by', a.decided_by, 'byName', ${actorName(sql`a.decided_by`)}, 'at', ${rfc3339('a.decided_at')}) end as decision,
           ${knownDoctors} as "knownDoctors"
      from page
      join doctor_applications a on a.id = page.id
      join hospitals h on h.id = a.hospital_id
      join accounts account on account.id = a.account_id
     order by ${order}`.execute(database);
  return rows.map(({ relevance, checks, ...row }) => ({
    relevance,
    application: { ...row, checks: allChecks(checks ?? []) },
  }));
}

/** Every check there is, in the order of the rule; what nobody has looked into is pending. */
function allChecks(found: NonNullable<Row['checks']>): ApplicationAnswer['checks'] {
  return applicationChecks.map(({ name, required }) => ({
    name,
    required,
    ...(found.find((check) => check.name === name) ?? {
      outcome: 'pending',
      note: null,
      evidence: null,
      by: null,
      byName: null,
      at: null,
    }),
  }));
}

/** Whom the hospital knows already, while that matters. */
const knownDoctors = sql`
  coalesce((
    select json_agg(json_build_object(
             'id', d.id, 'fullName', d.full_name, 'status', d.status, 'licenceNumber', d.licence_number, 'email', d.email,
             'hasAccount', exists (select from accounts own where own.doctor_id = d.id)) order by d.id)
      from doctors d
     where d.hospital_id = a.hospital_id and a.status in ('submitted', 'in_review')
       and (d.email = a.email or licence_key(d.licence_number) = licence_key(a.licence_number))), '[]')`;
