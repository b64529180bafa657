import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `pi_3Q…`: a prefix that says what it is and 24 letters that say nothing. */
export function newId(prefix: string): string {
  return `${prefix}_${letters(24)}`;
}

export function newClientSecret(id: string): string {
  return `${id}_secret_${letters(25)}`;
}

/** Letters by chance; the last eight values of a byte are passed over, so that all are equally likely. */
function letters(count: number): string {
  let text = '';
  while (text.length < count) {
    for (const byte of randomBytes(count)) {
      if (byte < 248 && text.length < count) text += alphabet[byte % alphabet.length]!;
    }
  }
  return text;
}
