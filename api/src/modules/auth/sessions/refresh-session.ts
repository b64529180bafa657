import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.ts';
import { Clock } from '../../../platform/clock/clock.ts';
import { Database } from '../../../platform/database/database.ts';
import { Refusal } from '../../../values/refusal.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { RevokedSessions } from './revoked-sessions.ts';
import { revokeReused, rotate, type Rotation, tokenSeedOf } from './session.queries.ts';
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
    @Inject(Audit) private readonly audit: Audit,
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
      await this.end(rotation);
      this.revokedSessions.add(sessionId);
      throw over();
    }
    const { generation: next, ...user } = rotated;
    return this.tokenPairs.make(user, sessionId, next, seed);
  }

  private end(rotation: Rotation): Promise<void> {
    return this.database.transaction(async (em) => {
      const transaction = em.getKysely<never>();
      const ended = await revokeReused(transaction, rotation);
      if (ended) {
        await this.audit.write(transaction, {
          action: 'user.session_ended',
          id: ended.accountId,
          hospitalId: ended.hospitalId,
          details: { sessionId: rotation.sessionId, cause: 'refreshed_twice' },
        });
      }
    });
  }
}

function over(): Refusal {
  return new Refusal('auth.unauthenticated', { detail: 'The session is over. Sign in again.' });
}
