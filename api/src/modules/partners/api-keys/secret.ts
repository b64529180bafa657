import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 32;
const checksumLength = 6;
const shape = new RegExp(`^smc_(?:test|live)_[0-9A-Za-z]{${randomLength + checksumLength}}$`);
const prefixLength = 'smc_test_'.length + 4;

/** `live` keys belong to production, `test` keys to everything else, so that nobody mistakes one for the other. */
export type KeyKind = 'test' | 'live';

/**
 * A new secret: 32 random characters (190 bits), then six that are the CRC-32 of all before them. The checksum tells a typing
 * error without asking the database, and lets a scanner of leaked secrets tell a real key from something that looks like one.
 */
export function newSecret(kind: KeyKind): string {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const body = `smc_${kind}_${random}`;
  return body + checksum(body);
}

/** Whether it can be one of our secrets at all, by its shape and its checksum. */
export function isWellFormed(secret: string): boolean {
  return shape.test(secret) && secret.endsWith(checksum(secret.slice(0, -checksumLength)));
}

/** SHA-256 is enough for 190 random bits; a slow hash is for what people can remember. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The beginning of a secret, by which people tell their keys apart. */
export function prefixOf(secret: string): string {
  return secret.slice(0, prefixLength);
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let n = 0; n < checksumLength; n++) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}
