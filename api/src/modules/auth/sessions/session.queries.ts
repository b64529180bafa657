import { type Kysely, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import { accountColumns } from '../accounts/account.queries.ts';
import type { AccountAnswer } from '../accounts/account.schemas.ts';
import type { Revocation } from './session.entity.ts';
import type { SessionAnswer } from './session.schemas.ts';
import { forgetFailuresHours, lockSecondsByFailure } from '../rules/sign-in-lock.ts';

export interface SignInCandidate {
  account: { user: AccountAnswer; passwordHash: string } | undefined;
  lockedUntil: Date | null;
}

export interface NewSession {
  id: string;
  accountId: string;
  tokenSeed: Buffer;
  deviceName: string | null;
  userAgent: string | null;
  ipAddress: string | null;
  now: Date;
  expiresAt: Date;
}

/** The account with the address, and the lock on the address, in one round trip. */
export async function signInCandidate(
  database: Kysely<never>,
  email: string,
  emailHash: Buffer,
): Promise<SignInCandidate> {
  const { rows } = await sql<Found>`
    select ${accountColumns}, accounts.password_hash as "passwordHash", ${rfc3339('sign_in_failures.locked_until')} as "lockedUntil"
      from (values (1)) as one
      left join accounts on accounts.email = ${email}::citext
      left join sign_in_failures on sign_in_failures.email_hash = ${emailHash}`.execute(database);
  const { passwordHash, lockedUntil, ...user } = rows[0] ?? { passwordHash: null, lockedUntil: null };
  return {
    account: isAccount(user) && passwordHash !== null ? { user, passwordHash } : undefined,
    lockedUntil: lockedUntil === null ? null : new Date(lockedUntil),
  };
}

type Found = (AccountAnswer | { id: null }) & { passwordHash: string | null; lockedUntil: string | null };

function isAccount(user: object): user is AccountAnswer {
  return 'id' in user && user.id !== null;
}

export type SessionOutcome = 'started' | 'locked' | 'suspended';

/**
 * Starts the session and forgets earlier failures, unless the address has been locked or the account suspended meanwhile. A suspension at
 * the same moment waits for this and ends the session, or this for it. The lock is told first: behind it nobody learns anything.
 */
export async function startSession(
  database: Kysely<never>,
  session: NewSession,
  emailHash: Buffer,
): Promise<SessionOutcome> {
  const { rows } = await sql<{ outcome: SessionOutcome }>`
    with account as materialized (
      select id, suspended_at from accounts where id = ${session.accountId}::uuid for share
    ),
    lock as materialized (
      select from sign_in_failures where email_hash = ${emailHash} and locked_until > ${session.now}
    ),
    forgotten as (
      delete from sign_in_failures
       where email_hash = ${emailHash} and (locked_until is null or locked_until <= ${session.now})
    ),
    started as (
      insert into sessions (id, account_id, token_seed, device_name, user_agent, ip_address, created_at, rotated_at, expires_at)
      select ${session.id}::uuid, account.id, ${session.tokenSeed}::bytea, ${session.deviceName}::text,
             ${session.userAgent}::text, ${session.ipAddress}::text, ${session.now}::timestamptz, ${session.now}::timestamptz,
             ${session.expiresAt}::timestamptz
        from account where suspended_at is null and not exists (select from lock)
      returning id
    )
    select case when exists (select from started) then 'started'
                when exists (select from lock) then 'locked' else 'suspended' end as outcome`.execute(
    database,
  );
  return rows[0]?.outcome ?? 'suspended';
}

/** Counts a failed sign-in, and locks the address by the table of the rule. Undefined when it was locked already: then nothing counts. */
export async function countFailure(
  database: Kysely<never>,
  emailHash: Buffer,
  now: Date,
): Promise<{ lockedUntil: string | null } | undefined> {
  const forgotten = new Date(now.getTime() - forgetFailuresHours * 3_600_000);
  const locks = [...lockSecondsByFailure];
  const count = sql`case when known.last_failed_at < ${forgotten} then 1 else known.failures + 1 end`;
  // Old rows go along, a few at a time; those another process is at are skipped, so that two never wait for each other.
  const { rows } = await sql<{ lockedUntil: string | null }>`
    with old as (
      delete from sign_in_failures where email_hash in (
        select email_hash from sign_in_failures
         where last_failed_at < ${forgotten} and email_hash <> ${emailHash}
         order by last_failed_at limit 20 for update skip locked)
    )
    insert into sign_in_failures as known (email_hash, failures, last_failed_at, locked_until)
    values (${emailHash}, 1, ${now}, null)
    on conflict (email_hash) do update
      set failures = ${count}, last_failed_at = excluded.last_failed_at,
          locked_until = ${now}::timestamptz + make_interval(secs =>
            nullif((${locks}::int[])[least(${count}, ${locks.length}::int)], 0))
      where known.locked_until is null or known.locked_until <= ${now}
    returning ${rfc3339('known.locked_until')} as "lockedUntil"`.execute(database);
  return rows[0];
}

export async function lockOf(database: Kysely<never>, emailHash: Buffer): Promise<Date | undefined> {
  const { rows } = await sql<{ lockedUntil: string | null }>`
    select ${rfc3339('locked_until')} as "lockedUntil" from sign_in_failures where email_hash = ${emailHash}`.execute(
    database,
  );
  return rows[0]?.lockedUntil ? new Date(rows[0].lockedUntil) : undefined;
}

export type SessionRow = Omit<SessionAnswer, 'current'>;

/** The open sessions of an account, the newest first. */
export async function openSessions(
  database: Kysely<never>,
  { accountId, before, limit, now }: { accountId: string; before: string | null; limit: number; now: Date },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, device_name as "deviceName", user_agent as "userAgent", ip_address as "ipAddress",
           ${rfc3339('created_at')} as "createdAt", ${rfc3339('rotated_at')} as "lastRefreshedAt",
           ${rfc3339('expires_at')} as "expiresAt"
      from sessions
     where account_id = ${accountId} and revoked_at is null and expires_at > ${now}
       and (${before}::uuid is null or id < ${before}::uuid)
     order by id desc limit ${limit}`.execute(database);
  return rows;
}

/** The seed of a session's tokens, while it is known at all. */
export async function tokenSeedOf(database: Kysely<never>, sessionId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ tokenSeed: Buffer }>`
    select token_seed as "tokenSeed" from sessions where id = ${sessionId}`.execute(database);
  return rows[0]?.tokenSeed;
}

export interface Rotation {
  sessionId: string;
  generation: number;
  now: Date;
  expiresAt: Date;
  /** A token of the generation before is still good for requests that were on their way when it was rotated after this. */
  leewayFrom: Date;
}

/**
 * Moves a session from the token's generation to the next. The second of two requests with one token waits for the row, finds
 * the generation moved on a moment ago, and is answered with the same next one. Undefined when the token is not good any more.
 */
export async function rotate(
  database: Kysely<never>,
  { sessionId, generation, now, expiresAt, leewayFrom }: Rotation,
): Promise<(AccountAnswer & { generation: number }) | undefined> {
  const { rows } = await sql<AccountAnswer & { generation: number }>`
    update sessions
       set generation = ${generation}::int + 1,
           rotated_at = case when generation = ${generation} then ${now}::timestamptz else rotated_at end,
           expires_at = greatest(expires_at, ${expiresAt})
      from accounts
     where sessions.id = ${sessionId} and accounts.id = sessions.account_id and accounts.suspended_at is null
       and sessions.revoked_at is null and sessions.expires_at > ${now}
       and (generation = ${generation} or (generation = ${generation}::int + 1 and rotated_at >= ${leewayFrom}))
    returning ${accountColumns}, sessions.generation`.execute(database);
  return rows[0];
}

/**
 * Ends a session whose old token came back: either its owner or somebody else has a copy, and nobody knows which. Tells whose it was,
 * where there was one to end.
 */
export async function revokeReused(
  database: Kysely<never>,
  { sessionId, generation, now }: Pick<Rotation, 'sessionId' | 'generation' | 'now'>,
): Promise<{ accountId: string; hospitalId: string | null } | undefined> {
  const { rows } = await sql<{ accountId: string; hospitalId: string | null }>`
    update sessions set revoked_at = ${now}, revoked_because = 'token_reused'
      from accounts
     where sessions.id = ${sessionId} and generation > ${generation} and revoked_at is null
       and accounts.id = sessions.account_id
    returning accounts.id as "accountId", accounts.hospital_id as "hospitalId"`.execute(database);
  return rows[0];
}

/** Signs out; false when there is no such open session of the account. */
export async function endSession(
  database: Kysely<never>,
  { sessionId, accountId, now }: { sessionId: string; accountId: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sessions set revoked_at = ${now}, revoked_because = 'signed_out'
     where id = ${sessionId} and account_id = ${accountId} and revoked_at is null and expires_at > ${now}`.execute(
    database,
  );
  return numAffectedRows === 1n;
}

/** Ends all open sessions of an account, and tells which. */
export async function endSessionsOf(
  database: Kysely<never>,
  { accountId, now, because }: { accountId: string; now: Date; because: Revocation },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update sessions set revoked_at = ${now}, revoked_because = ${because}
     where account_id = ${accountId}::uuid and revoked_at is null and expires_at > ${now}
    returning id`.execute(database);
  return rows.map(({ id }) => id);
}

/** Sessions ended since then: their access tokens may not have run out yet. */
export async function sessionsRevokedSince(database: Kysely<never>, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sessions where revoked_at >= ${since}`.execute(database);
  return rows.map(({ id }) => id);
}
