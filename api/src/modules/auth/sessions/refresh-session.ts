import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Refusal } from '../../../values/refusal.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { RevokedSessions } from './revoked-sessions.ts';
import { revokeReused, rotate, tokenSeedOf } from './session.queries.ts';
import type { Tokens } from './session.schemas.ts';
import { sessionEnd, TokenPairs } from './token-pairs.ts';

/** How long a rotated token is still answered with its successor: for parallel tabs, and for answers that were lost. */
const leewaySeconds = 10;

/**
 * Exchanges a refresh token for the next pair. A token that comes back after its leeway has been copied, so its session ends
 * (RFC 9700, section 4.14.2).
 */
@Injectable()
export class RefreshSession {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(RevokedSessions) private readonly revokedSessions: RevokedSessions,
    @Inject(TokenPairs) private readonly tokenPairs: TokenPairs,
  ) {}

  async execute(refreshToken: string): Promise<Tokens> {
    const token = this.refreshTokens.read(refreshToken);
    const seed = token && (await tokenSeedOf(this.database.sql, token.sessionId));
    if (!token || !seed || !this.refreshTokens.isGenuine(token, seed)) {
      throw over();
    }
    const now = this.clock.now();
    const { sessionId, generation } = token;
    const leewayFrom = new Date(now.getTime() - leewaySeconds * 1000);
    const rotation = { sessionId, generation, now, expiresAt: sessionEnd(now), leewayFrom };
    const rotated = await rotate(this.database.sql, rotation);
    if (!rotated) {
      await revokeReused(this.database.sql, rotation);
      this.revokedSessions.add(sessionId);
      throw over();
    }
    const { generation: next, ...user } = rotated;
    return this.tokenPairs.make(user, sessionId, next, seed);
  }
}

function over(): Refusal {
  return new Refusal('auth.unauthenticated', { detail: 'The session is over. Sign in again.' });
}
