import { type Kysely, type RawBuilder, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { NoticeStanding } from '../rules/after-attempt.ts';
import type { NoticeFacts, NoticeKind, NoticeSide } from '../rules/notice-kinds.ts';
import type { WantedNotice } from '../rules/notices-of.ts';

/** A notice as its mail is written from it. */
export interface DueNotice {
  id: string;
  side: NoticeSide;
  kind: NoticeKind;
  address: string;
  locale: string | null;
  facts: NoticeFacts & VisitFacts;
  messageId: string;
  createdAt: string;
  /** This attempt included. */
  attempts: number;
  /** Whoever of a hospital is shut out since it was written has no part in what goes on there. */
  shutOut: boolean;
}

/** Which visit it is about; kept as it was when the notice was written. */
export interface VisitFacts {
  reference: string;
  hospital: string;
  timeZone: string;
  startsAt: string;
}

/**
 * Writes down what is to be told, a row for each account, in the transaction that delivers the events: one statement for all of them.
 * A patient is told of their visit and money also when their account is shut; of a hospital those are told who can sign in.
 */
export async function keepNotices(
  transaction: Kysely<never>,
  wanted: readonly WantedNotice[],
  domain: string,
): Promise<void> {
  // Each reference to an account locks it for a moment: in the order of their ids, as all who lock several.
  await sql`
    insert into notices (id, event_id, account_id, side, kind, appointment_id, dispute_id, channel, address, locale, facts, message_id,
                         next_attempt_at, created_at)
    select fresh.id, wanted."eventId", told.id, wanted.side, wanted.kind, wanted."appointmentId", wanted."disputeId", 'email',
           told.email, told.locale,
           jsonb_build_object('reference', a.reference, 'hospital', h.name, 'timeZone', l.time_zone, 'startsAt', ${rfc3339('a.starts_at')})
             || wanted.facts,
           '<' || fresh.id::text || '@' || ${domain}::text || '>', wanted."occurredAt", wanted."occurredAt"
      from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted(
             "eventId" bigint, side text, kind text, "appointmentId" uuid, "disputeId" uuid, "patientId" uuid, "hospitalId" uuid,
             facts jsonb, "occurredAt" timestamptz)
      join appointments a on a.id = wanted."appointmentId"
      join locations l on l.id = a.location_id
      join hospitals h on h.id = wanted."hospitalId"
     cross join lateral (
       select id, email, locale from accounts where wanted.side = 'patient' and id = wanted."patientId"
        union all
       select id, email, locale from accounts
        where wanted.side = 'hospital' and hospital_id = wanted."hospitalId" and role = 'staff' and suspended_at is null) as told
     cross join lateral (select gen_random_uuid() as id where told.id is not null) as fresh
     order by told.id
        on conflict (event_id, account_id) do nothing`.execute(transaction);
}

/**
 * Takes up what is due, the longest waiting first, and keeps it from all other processes until `keptUntil`: a process that dies
 * meanwhile has sent it or not, and another sends it again. What somebody was told before about the same visit goes first.
 */
export async function takeDueNotices(
  database: Kysely<never>,
  due: { now: Date; keptUntil: Date; limit: number },
): Promise<DueNotice[]> {
  const { rows } = await takingStatement(due).execute(database);
  return rows;
}

export function takingStatement(due: { now: Date; keptUntil: Date; limit: number }): RawBuilder<DueNotice> {
  return sql<DueNotice>`
    update notices n
       set attempts = n.attempts + 1, next_attempt_at = ${due.keptUntil}
      from accounts a
     where n.id = any(array(
             select waiting.id from notices waiting
              where waiting.status = 'queued' and waiting.status <> 'sent' -- as the index says
                and waiting.next_attempt_at <= ${due.now}
                and not exists (
                  select from notices earlier
                   where earlier.appointment_id = waiting.appointment_id and earlier.account_id = waiting.account_id
                     and earlier.status = 'queued' and earlier.event_id < waiting.event_id)
              order by waiting.next_attempt_at, waiting.event_id
              limit ${due.limit} for update of waiting skip locked))
       and a.id = n.account_id
    returning n.id, n.side, n.kind, n.address, n.locale, n.facts, n.message_id as "messageId", ${rfc3339('n.created_at')} as "createdAt",
              n.attempts, n.side = 'hospital' and a.suspended_at is not null as "shutOut"`;
}

/** How an attempt has left a notice. */
export type SettledNotice = Pick<DueNotice, 'id' | 'attempts'> & NoticeStanding & { answer: string };

/** Writes down what came of attempts. Whoever took so long that another process has made the next one says nothing any more. */
export async function settleNotices(
  database: Kysely<never>,
  settled: readonly SettledNotice[],
): Promise<void> {
  await sql`
    update notices n
       set status = s.status, sent_at = s."sentAt", next_attempt_at = s."nextAttemptAt", answer = s.answer
      from json_to_recordset(${JSON.stringify(settled)}::json) as s(
             id uuid, attempts integer, status text, "sentAt" timestamptz, "nextAttemptAt" timestamptz, answer text)
     where n.id = s.id and n.attempts = s.attempts and n.status = 'queued'`.execute(database);
}

/** How many wait to be sent, and how many of those written since then were given up. */
export async function countUnsent(
  database: Kysely<never>,
  since: Date,
): Promise<{ queued: number; failed: number }> {
  const { rows } = await sql<{ queued: number; failed: number }>`
    select count(*) filter (where status = 'queued')::int as queued,
           count(*) filter (where status = 'failed' and created_at > ${since})::int as failed
      from notices where status <> 'sent'`.execute(database);
  return rows[0] ?? { queued: 0, failed: 0 };
}
