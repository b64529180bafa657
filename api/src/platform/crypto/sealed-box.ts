import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fewRandomBytes } from './random-bytes.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what must not lie open in the database (AES-256-GCM; nonce, ciphertext and tag in one value). */
@Injectable()
export class SealedBox {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  seal(text: string): Buffer {
    const nonce = fewRandomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.settings.ENCRYPTION_KEY, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws when the value was not sealed with this key or has been altered */
  open(sealed: Buffer): string {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.settings.ENCRYPTION_KEY,
      sealed.subarray(0, nonceBytes),
    );
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return (
      decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
    );
  }
}
