import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller, Person } from '../../../platform/guards/caller.ts';
import { AccessTokenReader } from '../../../platform/guards/token-readers.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { accessTokenSeconds } from './access-token-lifetime.ts';
import { AccessTokenStrategy, type VerifiedToken } from './access-token.strategy.ts';
import { RevokedSessions } from './revoked-sessions.ts';

/** Tokens whose signature has been verified; the oldest make room. A few megabytes at most. */
const rememberedTokens = 10_000;

/** Signs and reads access tokens: JWT, HS256, with the id of the key that signed (RFC 7519, RFC 7515 section 4.1.4). */
@Injectable()
export class AccessTokens extends AccessTokenReader {
  private readonly verified = new Map<string, VerifiedToken>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(JwtService) private readonly jwt: JwtService,
    @Inject(AccessTokenStrategy) private readonly strategy: AccessTokenStrategy,
    @Inject(RevokedSessions) private readonly revokedSessions: RevokedSessions,
  ) {
    super();
  }

  sign(person: Omit<Person, 'kind'>): string {
    const [key] = this.settings.JWT_KEYS;
    if (!key) {
      throw new Error('no key to sign with');
    }
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    return this.jwt.sign(
      {
        sub: person.accountId,
        sid: person.sessionId,
        role: person.role,
        hospital: person.hospitalId,
        doctor: person.doctorId,
        iat: issuedAt,
        exp: issuedAt + accessTokenSeconds,
      },
      { secret: key.secret, keyid: key.id, algorithm: 'HS256' },
    );
  }

  async read(token: string): Promise<Caller | undefined> {
    const verified = this.verified.get(token) ?? (await this.verify(token));
    if (!verified) {
      return undefined;
    }
    if (verified.endsAt * 1000 <= this.clock.now().getTime()) {
      this.verified.delete(token);
      return undefined;
    }
    const revoked = this.revokedSessions.has(verified.person.sessionId);
    return (typeof revoked === 'boolean' ? revoked : await revoked) ? undefined : verified.person;
  }

  private async verify(token: string): Promise<VerifiedToken | undefined> {
    const verified = await this.strategy.verify(token);
    if (verified) {
      const [oldest] = this.verified.keys();
      if (this.verified.size >= rememberedTokens && oldest !== undefined) {
        this.verified.delete(oldest);
      }
      this.verified.set(token, verified);
    }
    return verified;
  }
}
