import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
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
  private readonly secret: Buffer;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'ENCRYPTION_KEY'>) {
    this.secret = Buffer.from(
      hkdfSync('sha256', settings.ENCRYPTION_KEY, '', 'smartmedconnect refresh tokens v1', macBytes),
    );
  }

  newSeed(): Buffer {
    return randomBytes(seedBytes);
  }

  make(sessionId: string, generation: number, seed: Buffer): string {
    const claim = claimOf(sessionId, generation);
    return `smcr_${Buffer.concat([claim, this.mac(claim, seed)]).toString('base64url')}`;
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
    const expected = this.mac(claimOf(sessionId, generation), seed);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }

  private mac(claim: Buffer, seed: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(seed).update(claim).digest();
  }
}

function claimOf(sessionId: string, generation: number): Buffer {
  const claim = Buffer.alloc(sessionIdBytes + generationBytes);
  claim.write(sessionId.replaceAll('-', ''), 'hex');
  claim.writeUInt32BE(generation, sessionIdBytes);
  return claim;
}
