import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound } from '../../../values/refusal.ts';
import { Account } from '../accounts/account.entity.ts';
import { RevokedSessions } from '../sessions/revoked-sessions.ts';
import { endSessionsOf, openSessions, type SessionRow } from '../sessions/session.queries.ts';
import type { ListSessionsQuery, SessionAnswer } from '../sessions/session.schemas.ts';

const cursorShape = z.tuple([z.uuid()]);

/** The devices somebody is signed in on, for admins. */
@Injectable()
export class UserSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RevokedSessions) private readonly revokedSessions: RevokedSessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async list(
    caller: Caller,
    accountId: string,
    { cursor, limit }: ListSessionsQuery,
  ): Promise<Page<SessionAnswer>> {
    const before = cursor === undefined ? null : decodeCursor(cursor, cursorShape)[0];
    await this.requireAccount(accountId);
    const now = this.clock.now();
    const rows = await openSessions(this.database.sql, { accountId, before, limit: limit + 1, now });
    const own = caller.kind === 'person' ? caller.sessionId : undefined;
    const toItem = (row: SessionRow): SessionAnswer => ({ ...row, current: row.id === own });
    return pageOf(rows, limit, toItem, ({ id }) => [id]);
  }

  async endAll(accountId: string): Promise<void> {
    const { hospitalId = null } = await this.requireAccount(accountId);
    const ended = await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const now = this.clock.now();
      const open = await endSessionsOf(transaction, { accountId, now, because: 'ended_by_admin' });
      if (open.length === 0) {
        this.audit.unchanged('user.sessions_ended');
        return open;
      }
      const details = { sessionsEnded: open.length };
      const entry = { action: 'user.sessions_ended', id: accountId, hospitalId, details } as const;
      await this.audit.write(transaction, entry);
      return open;
    });
    ended.forEach((sessionId) => this.revokedSessions.add(sessionId));
  }

  private async requireAccount(id: string): Promise<Account> {
    const account = await this.database.read().findOne(Account, { id });
    if (!account) {
      throw notFound();
    }
    return account;
  }
}
