import { fewRandomBytes } from '../../../platform/crypto/random-bytes.ts';

/** Crockford's base 32: no I, L, O or U, so that it can be read out over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** What a patient says at the desk: `7K3Q-M0XA`. Forty random bits; the table's unique constraint sees to the rest. */
export function newReference(): string {
  const letters = Array.from(fewRandomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length));
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
