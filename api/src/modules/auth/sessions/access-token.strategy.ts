import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type SecretOrKeyProvider, Strategy } from 'passport-jwt';
import { z } from 'zod';
import type { Person } from '../../../platform/guards/caller.ts';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';
import { roles } from '../accounts/account.entity.ts';

export interface VerifiedToken {
  person: Person;
  /** When the token ends, in seconds since the epoch. Whether that has come is for the reader to say, by its clock. */
  endsAt: number;
}

const claimsSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  role: z.enum(roles),
  hospital: z.uuid().nullable(),
  doctor: z.uuid().nullable(),
  exp: z.int(),
});
const headerSchema = z.object({ kid: z.string() });

interface TokenRequest {
  token: string;
}

/** Verifies the signature of an access token: HS256 alone, by the key of the ring that the token names. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'JWT_KEYS'>) {
    super({
      jwtFromRequest: ({ token }: TokenRequest) => token,
      secretOrKeyProvider: keyOfRing(settings.JWT_KEYS),
      algorithms: ['HS256'],
      // Expiry goes by the application's clock, which passport-jwt cannot be given.
      ignoreExpiration: true,
    });
  }

  validate(payload: unknown): VerifiedToken | false {
    const { success, data: claims } = claimsSchema.safeParse(payload);
    if (!success) {
      return false;
    }
    const { sub: accountId, sid: sessionId, role, hospital: hospitalId, doctor: doctorId } = claims;
    return {
      person: { kind: 'person', accountId, sessionId, role, hospitalId, doctorId },
      endsAt: claims.exp,
    };
  }

  /** Undefined when the token is none of ours. */
  verify(token: string): Promise<VerifiedToken | undefined> {
    return new Promise((resolve, reject) => {
      // As passport does it: an object over the strategy, with what is to happen in the end. There is no HTTP in between.
      const attempt = Object.create(this, {
        success: { value: resolve },
        fail: { value: () => resolve(undefined) },
        error: { value: reject },
      }) as { authenticate(request: TokenRequest): void };
      attempt.authenticate({ token });
    });
  }
}

function keyOfRing(ring: Settings['JWT_KEYS']): SecretOrKeyProvider<TokenRequest> {
  return (_request, token: string, done) => {
    const id = keyIdOf(token);
    const key = ring.find((candidate) => candidate.id === id);
    done(key ? null : new Error('unknown key'), key?.secret);
  };
}

function keyIdOf(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8'),
    );
    return headerSchema.safeParse(header).data?.kid;
  } catch {
    return undefined;
  }
}
