import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { accessTokenSeconds } from './access-token-lifetime.ts';
import { sessionsRevokedSince } from './session.queries.ts';

/** How old the knowledge of what other processes have signed out may be. */
const staleSeconds = 5;

/**
 * The sessions that ended so lately that an access token of theirs may still run. One short query every few seconds for a
 * process, not one for a request; a sign-out counts at once where it was made and within seconds everywhere.
 */
@Injectable()
export class RevokedSessions {
  private revoked = new Set<string>();
  private readonly lately = new Map<string, number>();
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A session this process has just ended. */
  add(sessionId: string): void {
    this.lately.set(sessionId, this.clock.now().getTime());
  }

  /** Answers at once while the knowledge is fresh, so that most requests wait for nothing. */
  has(sessionId: string): boolean | Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.readAt < staleSeconds * 1000) {
      return this.knows(sessionId);
    }
    this.reading ??= this.readAgain(now).finally(() => (this.reading = undefined));
    return this.reading.then(() => this.knows(sessionId));
  }

  private knows(sessionId: string): boolean {
    return this.revoked.has(sessionId) || this.lately.has(sessionId);
  }

  private async readAgain(now: number): Promise<void> {
    const since = now - accessTokenSeconds * 1000;
    this.revoked = new Set(await sessionsRevokedSince(this.database.sql, new Date(since)));
    for (const [sessionId, revokedAt] of this.lately) {
      if (revokedAt < since) {
        this.lately.delete(sessionId);
      }
    }
    this.readAt = now;
  }
}
