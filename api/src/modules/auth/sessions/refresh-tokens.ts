import { createHmac, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../../platform/settings/settings.ts';

const shape = /^smcr_[A-Za-z0-9_-]{70}$/;
const sessionIdBytes = 16;
const generationBytes = 4;
const seedBytes = 16;
const macBytes = 32;

/** A refresh token taken apart. Whether it is one of ours, `isGenuine` tells. */
export interface ReadToken {
  sessionId: string;
  generation: number;
  mac: Buffer;
}

/**
 * Refresh tokens: the session's id, the number of the rotation and a MAC over both. The key of the MAC comes from a seed of
 * the session and a secret of the server, so the database alone holds nothing to sign in with, any token of a session is known
 * again however old it is, and two requests that bring the same token can be given the same next one.
 */
@Injectable()
export class RefreshTokens {
  /** One for each key: the first makes tokens, all know theirs again, so replacing a key signs nobody out. */
  private readonly secrets: readonly [Buffer, ...Buffer[]];

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'ENCRYPTION_KEY'>) {
    const [first, ...others] = settings.ENCRYPTION_KEY;
    this.secrets = [secretOf(first.key), ...others.map(({ key }) => secretOf(key))];
  }

  newSeed(): Buffer {
    return randomBytes(seedBytes);
  }

  make(sessionId: string, generation: number, seed: Buffer): string {
    const claim = claimOf(sessionId, generation);
    return `smcr_${Buffer.concat([claim, macOf(claim, seed, this.secrets[0])]).toString('base64url')}`;
  }

  read(token: string): ReadToken | undefined {
    if (!shape.test(token)) {
      return undefined;
    }
    const bytes = Buffer.from(token.slice('smcr_'.length), 'base64url');
    const hex = bytes.toString('hex', 0, sessionIdBytes);
    return {
      sessionId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      generation: bytes.readUInt32BE(sessionIdBytes),
      mac: bytes.subarray(sessionIdBytes + generationBytes),
    };
  }

  isGenuine({ sessionId, generation, mac }: ReadToken, seed: Buffer): boolean {
    return this.secrets.some((secret) => {
      const expected = macOf(claimOf(sessionId, generation), seed, secret);
      return mac.length === expected.length && timingSafeEqual(mac, expected);
    });
  }
}

function secretOf(key: KeyObject): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'smartmedconnect refresh tokens v1', macBytes));
}

function macOf(claim: Buffer, seed: Buffer, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(seed).update(claim).digest();
}

function claimOf(sessionId: string, generation: number): Buffer {
  const claim = Buffer.alloc(sessionIdBytes + generationBytes);
  claim.write(sessionId.replaceAll('-', ''), 'hex');
  claim.writeUInt32BE(generation, sessionIdBytes);
  return claim;
}
