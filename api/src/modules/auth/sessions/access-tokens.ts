import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { Clock } from '../../../platform/clock/clock.ts';
import type { Caller, Person } from '../../../platform/guards/caller.ts';
import { AccessTokenReader } from '../../../platform/guards/token-readers.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';

export const accessTokenSeconds = 15 * 60;

const claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  role: z.enum(['patient', 'doctor', 'staff', 'admin']),
  hospital: z.uuid().nullable(),
  doctor: z.uuid().nullable(),
});

/** Signs and reads access tokens: JWT, HS256, with the id of the key that signed (RFC 7519, RFC 7515 section 4.1.4). */
@Injectable()
export class AccessTokens extends AccessTokenReader {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(JwtService) private readonly jwt: JwtService,
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
    const keyId = this.jwt.decode<{ header?: { kid?: string } } | null>(token, { complete: true })?.header
      ?.kid;
    const key = this.settings.JWT_KEYS.find((candidate) => candidate.id === keyId);
    if (!key) {
      return undefined;
    }
    try {
      const clockTimestamp = Math.floor(this.clock.now().getTime() / 1000);
      const payload = claims.parse(
        this.jwt.verify(token, { secret: key.secret, algorithms: ['HS256'], clockTimestamp }),
      );
      return {
        kind: 'person',
        accountId: payload.sub,
        sessionId: payload.sid,
        role: payload.role,
        hospitalId: payload.hospital,
        doctorId: payload.doctor,
      };
    } catch {
      return undefined;
    }
  }
}
