import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { actorOf, type Caller } from '../../../platform/guards/caller.ts';
import { requireVersion } from '../../../platform/http/version.ts';
import type { Once } from '../../../platform/idempotency/once.ts';
import { Transactions } from '../../../platform/idempotency/transactions.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { suspension } from '../rules/suspension.ts';
import { RevokedSessions } from '../sessions/revoked-sessions.ts';
import { endSessionsOf } from '../sessions/session.queries.ts';
import { findUser } from './user.queries.ts';
import type { SuspensionInput, UserAnswer } from './user.schemas.ts';

/** One change of an account: by whom, of whom, and the version they looked at. */
export interface UserChange {
  caller: Caller;
  id: string;
  seen: number | undefined;
  once?: Once | undefined;
}

interface LockedAccount {
  id: string;
  hospitalId: string | null;
  version: number;
  suspended: boolean;
}

/**
 * Shuts an account and opens it again. All that is signed in ends with it, and what a sign-in at the same moment has begun: that
 * waits for this, or this for it.
 */
@Injectable()
export class SuspendUser {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RevokedSessions) private readonly revokedSessions: RevokedSessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async suspend({ caller, id, seen, once }: UserChange, { reason }: SuspensionInput): Promise<UserAnswer> {
    let ended: string[] = [];
    const user = await this.transactions.run(once, async (em) => {
      const transaction = em.getKysely<never>();
      const callerId = caller.kind === 'person' ? caller.accountId : undefined;
      const { account, activeAdminIds } = await lockAccounts(transaction, id, callerId);
      requireVersion(seen, account.version);
      const { suspended } = account;
      const decision = suspension({ accountId: id, callerId, suspended, activeAdminIds });
      if (decision !== 'suspend') {
        throw new Refusal(`users.${decision}`);
      }
      const now = this.clock.now();
      await sql`
        update accounts
           set suspended_at = ${now}, suspension_reason = ${reason}, suspended_by = ${actorOf(caller)},
               version = version + 1, updated_at = ${now}
         where id = ${id}::uuid`.execute(transaction);
      ended = await endSessionsOf(transaction, { accountId: id, now, because: 'suspended' });
      const details = { sessionsEnded: ended.length };
      await this.audit.write(transaction, { action: 'user.suspended', ...account, details });
      return this.answer(em, id);
    });
    ended.forEach((sessionId) => this.revokedSessions.add(sessionId));
    return user;
  }

  /** Sent again because no answer came, it is answered: what has changed since the version that was seen is that it stands open. */
  reinstate({ id, seen }: UserChange): Promise<UserAnswer> {
    return this.transactions.run(undefined, async (em) => {
      const transaction = em.getKysely<never>();
      const { account } = await lockAccounts(transaction, id);
      if (!account.suspended && seen === account.version - 1) {
        this.audit.unchanged('user.reinstated');
        return this.answer(em, id);
      }
      requireVersion(seen, account.version);
      if (!account.suspended) {
        throw new Refusal('users.not_suspended');
      }
      await sql`
        update accounts
           set suspended_at = null, suspension_reason = null, suspended_by = null,
               version = version + 1, updated_at = ${this.clock.now()}
         where id = ${id}::uuid`.execute(transaction);
      await this.audit.write(transaction, { action: 'user.reinstated', ...account });
      return this.answer(em, id);
    });
  }

  private async answer(em: EntityManager, id: string): Promise<UserAnswer> {
    return (await findUser(em.getKysely<never>(), id, this.clock.now())) ?? gone();
  }
}

/**
 * The account, locked; with an admin also all who could take a suspension back, so that of admins who suspend each other one is
 * first; and whoever asks, who may have been suspended a moment ago. In the order of their ids, lest two wait for each other.
 *
 * @throws {Refusal} `not_found`; `auth.unauthenticated` when the caller's account is suspended
 */
async function lockAccounts(
  transaction: Kysely<never>,
  id: string,
  callerId: string | null = null,
): Promise<{ account: LockedAccount; activeAdminIds: string[] }> {
  const { rows } = await sql<LockedAccount & { isAdmin: boolean }>`
    select id, hospital_id as "hospitalId", version, suspended_at is not null as suspended, role = 'admin' as "isAdmin" from accounts
     where id in (${id}::uuid, ${callerId}::uuid)
        or (role = 'admin' and suspended_at is null
            and exists (select from accounts target where target.id = ${id}::uuid and target.role = 'admin'))
     order by id for update of accounts`.execute(transaction);
  const [account, caller] = [id, callerId].map((wanted) => rows.find((row) => row.id === wanted));
  if (caller?.suspended && callerId !== id) {
    throw new Refusal('auth.unauthenticated', { detail: 'The session is over. Sign in again.' });
  }
  if (!account) {
    throw notFound();
  }
  const activeAdminIds = rows.filter((row) => row.isAdmin && !row.suspended).map((row) => row.id);
  return { account, activeAdminIds };
}

function gone(): never {
  throw new Error('an account that is locked has gone');
}
