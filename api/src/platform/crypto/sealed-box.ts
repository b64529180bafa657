import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fewRandomBytes } from './random-bytes.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** Before the id of the key in a box that names it; a box that does not begins with its nonce, which is random. */
const mark = Buffer.from('smc\u0001', 'latin1');

/**
 * Encrypts what must not lie open in the database (AES-256-GCM; the key's id, nonce, ciphertext and tag in one value). The first key seals,
 * and all open, so that keys can be replaced.
 */
@Injectable()
export class SealedBox {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'ENCRYPTION_KEY'>) {}

  seal(text: string): Buffer {
    return this.sealBytes(Buffer.from(text, 'utf8'));
  }

  /** @throws when the value was sealed with none of our keys or has been altered */
  open(sealed: Buffer): string {
    return this.openBytes(sealed).toString('utf8');
  }

  /** The same for bytes. What lies where others could exchange it is sealed with the name it is asked for by. */
  sealBytes(bytes: Buffer, name = ''): Buffer {
    const [{ id, key }] = this.settings.ENCRYPTION_KEY;
    const nonce = fewRandomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(name, 'utf8'));
    return Buffer.concat([labelOf(id), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws when they were sealed with none of our keys, not for this name, or have been altered */
  openBytes(sealed: Buffer, name = ''): Buffer {
    let fault: unknown;
    for (const { key, box } of this.waysToOpen(sealed)) {
      try {
        return opened(box, key, name);
      } catch (error) {
        fault ??= error;
      }
    }
    throw fault;
  }

  /** By the key it names; and by each key, for what was sealed before keys had ids, or whose nonce happens to look like a label. */
  private *waysToOpen(sealed: Buffer): Generator<{ key: KeyObject; box: Buffer }> {
    const ring = this.settings.ENCRYPTION_KEY;
    for (const { id, key } of ring) {
      const label = labelOf(id);
      if (id !== undefined && sealed.subarray(0, label.length).equals(label)) {
        yield { key, box: sealed.subarray(label.length) };
      }
    }
    for (const { key } of ring) {
      yield { key, box: sealed };
    }
  }
}

function labelOf(id: string | undefined): Buffer {
  return id === undefined
    ? Buffer.alloc(0)
    : Buffer.concat([mark, Buffer.from([id.length]), Buffer.from(id, 'latin1')]);
}

function opened(box: Buffer, key: KeyObject, name: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(name, 'utf8'));
  decipher.setAuthTag(box.subarray(-tagBytes));
  return Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
