import { Inject, Injectable } from '@nestjs/common';
import type { AccountAnswer } from '../accounts/account.schemas.ts';
import { accessTokenSeconds } from './access-token-lifetime.ts';
import { AccessTokens } from './access-tokens.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import type { Tokens } from './session.schemas.ts';

/** A session that is not refreshed ends after this many days. */
const sessionDays = 30;

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + sessionDays * 24 * 3_600_000);
}

/** What a sign-in and a refresh answer: an access token for minutes and the refresh token for the next one. */
@Injectable()
export class TokenPairs {
  constructor(
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
  ) {}

  newSeed(): Buffer {
    return this.refreshTokens.newSeed();
  }

  make(user: AccountAnswer, sessionId: string, generation: number, seed: Buffer): Tokens {
    const accessToken = this.accessTokens.sign({
      accountId: user.id,
      sessionId,
      role: user.role,
      hospitalId: user.hospitalId,
      doctorId: user.doctorId,
    });
    const refreshToken = this.refreshTokens.make(sessionId, generation, seed);
    return { accessToken, expiresIn: accessTokenSeconds, refreshToken, user };
  }
}
