import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import type { Caller, Person } from '../../../platform/guards/caller.ts';
import { decodeCursor, type Page, pageOf } from '../../../platform/http/page.ts';
import { notFound, Refusal } from '../../../values/refusal.ts';
import { RevokedSessions } from './revoked-sessions.ts';
import { endSession, openSessions, type SessionRow } from './session.queries.ts';
import type { ListSessionsQuery, SessionAnswer } from './session.schemas.ts';

const cursorShape = z.tuple([z.uuid()]);

/** The devices a person is signed in on. */
@Injectable()
export class OwnSessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(RevokedSessions) private readonly revokedSessions: RevokedSessions,
  ) {}

  async list(caller: Caller, { cursor, limit }: ListSessionsQuery): Promise<Page<SessionAnswer>> {
    const { accountId, sessionId } = personOf(caller);
    const before = cursor === undefined ? null : decodeCursor(cursor, cursorShape)[0];
    const now = this.clock.now();
    const rows = await openSessions(this.database.sql, { accountId, before, limit: limit + 1, now });
    const toItem = (row: SessionRow): SessionAnswer => ({ ...row, current: row.id === sessionId });
    return pageOf(rows, limit, toItem, ({ id }) => [id]);
  }

  async end(caller: Caller, id: string): Promise<void> {
    const person = personOf(caller);
    const sessionId = id === 'current' ? person.sessionId : id;
    const { accountId, hospitalId } = person;
    await this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      if (!(await endSession(transaction, { sessionId, accountId, now: this.clock.now() }))) {
        throw notFound();
      }
      const details = { sessionId, cause: 'signed_out' };
      await this.audit.write(transaction, {
        action: 'user.session_ended',
        id: accountId,
        hospitalId,
        details,
      });
    });
    this.revokedSessions.add(sessionId);
  }
}

function personOf(caller: Caller): Person {
  if (caller.kind !== 'person') {
    throw new Refusal('auth.forbidden');
  }
  return caller;
}
