import { type Kysely, sql } from 'kysely';
import { rfc3339 } from '../../../platform/database/rfc3339.ts';
import type { ApiKeyAnswer } from './api-key.schemas.ts';

export interface NewApiKey {
  id: string;
  hospitalId: string;
  name: string;
  prefix: string;
  secretHash: Buffer;
  scopes: readonly string[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
}

const columns = sql`
  id, hospital_id as "hospitalId", name, prefix, scopes, created_by as "createdBy", ${rfc3339('created_at')} as "createdAt",
  ${rfc3339('expires_at')} as "expiresAt", ${rfc3339('last_used_at')} as "lastUsedAt",
  ${rfc3339('revoked_at')} as "revokedAt"`;

export async function insertApiKey(database: Kysely<never>, key: NewApiKey): Promise<ApiKeyAnswer> {
  const { rows } = await sql<ApiKeyAnswer>`
    insert into api_keys (id, hospital_id, name, prefix, secret_hash, scopes, created_by, created_at, expires_at)
    values (${key.id}, ${key.hospitalId}, ${key.name}, ${key.prefix}, ${key.secretHash}, ${[...key.scopes]}::text[],
            ${key.createdBy}, ${key.createdAt}, ${key.expiresAt})
    returning ${columns}`.execute(database);
  const [created] = rows;
  if (!created) {
    throw new Error('an inserted key came back empty');
  }
  return created;
}

/** The keys of one hospital, or of all (`null`), the newest first. */
export async function apiKeysOf(
  database: Kysely<never>,
  { hospitalId, before, limit }: { hospitalId: string | null; before: string | null; limit: number },
): Promise<ApiKeyAnswer[]> {
  const { rows } = await sql<ApiKeyAnswer>`
    select ${columns} from api_keys
     where (${hospitalId}::uuid is null or hospital_id = ${hospitalId}::uuid)
       and (${before}::uuid is null or id < ${before}::uuid)
     order by id desc limit ${limit}`.execute(database);
  return rows;
}

export async function apiKeyById(database: Kysely<never>, id: string): Promise<ApiKeyAnswer | undefined> {
  const { rows } = await sql<ApiKeyAnswer>`select ${columns} from api_keys where id = ${id}`.execute(
    database,
  );
  return rows[0];
}

export interface RevokedKey {
  hospitalId: string;
  name: string;
  /** False for one that had been stopped before, and stays as it was. */
  isNew: boolean;
}

/** Stops a key; undefined when there is none such, of that hospital or of any (`null`). */
export async function revoke(
  transaction: Kysely<never>,
  { id, hospitalId, now }: { id: string; hospitalId: string | null; now: Date },
): Promise<RevokedKey | undefined> {
  const { rows } = await sql<RevokedKey>`
    with key as (
      select id, hospital_id, name, revoked_at from api_keys
       where id = ${id} and (${hospitalId}::uuid is null or hospital_id = ${hospitalId}::uuid)
         for update
    ), revoked as (
      update api_keys set revoked_at = ${now} from key where api_keys.id = key.id and key.revoked_at is null
    )
    select hospital_id as "hospitalId", name, revoked_at is null as "isNew" from key`.execute(transaction);
  return rows[0];
}

export interface LiveKey {
  id: string;
  hospitalId: string;
  scopes: string[];
  /** Whether its last use has not been written for a minute or more. */
  useUnwritten: boolean;
}

/** The key of that secret while it is good. Asked on every request: a stopped key stops at once, on every process. */
export async function liveKey(
  database: Kysely<never>,
  { secretHash, now, usedBefore }: { secretHash: Buffer; now: Date; usedBefore: Date },
): Promise<LiveKey | undefined> {
  const { rows } = await sql<LiveKey>`
    select id, hospital_id as "hospitalId", scopes,
           (last_used_at is null or last_used_at <= ${usedBefore}) as "useUnwritten"
      from api_keys
     where secret_hash = ${secretHash} and revoked_at is null and (expires_at is null or expires_at > ${now})
    `.execute(database);
  return rows[0];
}

export async function writeUse(
  database: Kysely<never>,
  { id, now, usedBefore }: { id: string; now: Date; usedBefore: Date },
): Promise<void> {
  await sql`
    update api_keys set last_used_at = ${now}
     where id = ${id} and (last_used_at is null or last_used_at <= ${usedBefore})`.execute(database);
}
