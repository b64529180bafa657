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
    return this.sealBytes(Buffer.from(text, 'utf8'));
  }

  /** @throws when the value was not sealed with this key or has been altered */
  open(sealed: Buffer): string {
    return this.openBytes(sealed).toString('utf8');
  }

  /** The same for bytes. What lies where others could exchange it is sealed with the name it is asked for by. */
  sealBytes(bytes: Buffer, name = ''): Buffer {
    const nonce = fewRandomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.settings.ENCRYPTION_KEY, nonce);
    cipher.setAAD(Buffer.from(name, 'utf8'));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws when they were not sealed with this key and for this name, or have been altered */
  openBytes(sealed: Buffer, name = ''): Buffer {
    const nonce = sealed.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.settings.ENCRYPTION_KEY, nonce);
    decipher.setAAD(Buffer.from(name, 'utf8'));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }
}
